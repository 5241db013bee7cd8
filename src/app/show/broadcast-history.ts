import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import { listBroadcasts } from '../broadcast/list-broadcasts.ts';
import { menuButton, newOrigin, type TurnContext } from '../turn-context.ts';
import { toState } from './broadcast-progress.ts';
import { titleOf, toPeople } from './broadcast-words.ts';
import { toButton } from './button.ts';

/** Broadcasts on one page. */
const perPage = 8;

/** «Utsendinger»: what has been sent, by whom, approved by whom, with figures; the newest first. */
export async function toBroadcastHistory(context: TurnContext, page: number): Promise<Reply> {
  const all = await listBroadcasts(context.app, context.tenant);
  const of = Math.max(1, Math.ceil(all.length / perPage));
  const number = Math.min(Math.max(page, 1), of);
  const origin = newOrigin(context, null);
  const leaf = (to: number, name: string) => toButton(origin, 'broadcast.list', { key: `app.button.${name}` }, { data: { page: to } });
  return {
    kind: 'broadcast-list',
    view: {
      rows: all.slice((number - 1) * perPage, number * perPage).map(({ broadcast, figures }) => {
        const state = toState(broadcast, figures);
        const counts: Message = {
          key: 'app.broadcast.figures',
          params: { sent: figures.sent, failed: figures.failed, unknown: figures.unknown, of: figures.recipients },
        };
        return {
          id: broadcast.id,
          title: titleOf(broadcast),
          state: broadcast.startedAt === null ? state : { key: 'app.broadcast.state-figures', params: { state, figures: counts } },
          people: toPeople(broadcast),
          button: menuButton(context, 'broadcast.show', { key: 'app.broadcast.button.open' }, { broadcast: broadcast.id }),
        };
      }),
      page: { number, of },
      buttons: [
        ...(number > 1 ? [leaf(number - 1, 'previous')] : []),
        ...(number < of ? [leaf(number + 1, 'next-page')] : []),
        menuButton(context, 'broadcast.new', { key: 'app.broadcast.button.new' }, {}, 'primary'),
      ],
    },
  };
}
