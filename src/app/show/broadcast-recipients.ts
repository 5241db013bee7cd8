import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import type { Recipient, RecipientState } from '../../core/broadcast/recipient.ts';
import type { Nonce } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import type { Message } from '../../core/text.ts';
import { toReportView } from './broadcast-progress.ts';
import { toButton } from './button.ts';
import type { Notice } from './case-reply.ts';

/** Which recipients are shown. */
export const recipientLists = ['all', 'missed', 'unconfirmed', 'behind'] as const;

/** Which recipients are shown. */
export type RecipientList = (typeof recipientLists)[number];

/** Recipients on one page. */
const perPage = 15;

/** States a list asks for; undefined for every one. */
export const statesOf: Readonly<Record<RecipientList, readonly RecipientState[] | undefined>> = {
  all: undefined,
  missed: ['failed', 'unknown', 'cancelled'],
  unconfirmed: ['sent'],
  behind: ['sent', 'unknown'],
};

/** Whether a recipient is in a list. */
export function isListed({ state, confirmedAt, behind }: Recipient, list: RecipientList): boolean {
  switch (list) {
    case 'all':
      return true;
    case 'missed':
      return statesOf.missed?.includes(state) === true;
    case 'unconfirmed':
      return state === 'sent' && confirmedAt === null;
    case 'behind':
      return behind !== null;
  }
}

/** What became of each recipient, a page at a time, by name. `more` is how many are too many to be leafed through here. */
export function toRecipientsReply(
  broadcast: Broadcast,
  figures: Figures,
  {
    list,
    found,
    page,
    more,
  }: { readonly list: RecipientList; readonly found: readonly Recipient[]; readonly page: number; readonly more: boolean },
): Reply {
  const { id, draft } = broadcast;
  const origin = { caseId: null, nonce: `broadcast-${id}` as Nonce };
  const sorted = found.toSorted((one, other) => one.name.localeCompare(other.name, 'nb'));
  const of = Math.max(1, Math.ceil(sorted.length / perPage));
  const number = Math.min(Math.max(page, 1), of);
  const leaf = (to: number, name: string) =>
    toButton(origin, 'broadcast.show', { key: `app.broadcast.button.${name}` }, { data: { broadcast: id, only: list, page: to } });
  const others = recipientLists.filter((one) => one !== list && isOffered(one, { figures, confirm: draft.confirm }));
  const view = toReportView(broadcast, figures);
  const told: readonly Notice[] = more ? [{ tone: 'neutral', text: { key: 'app.broadcast.too-many', params: { count: found.length } } }] : [];
  const unknownNames: readonly Notice[] =
    broadcast.unknownNames.length === 0
      ? []
      : [
          {
            tone: 'neutral',
            text: {
              key: 'app.broadcast.not-found',
              params: { count: broadcast.unknownNames.length, list: { list: broadcast.unknownNames.slice(0, 10).map((plain) => ({ plain })) } },
            },
          },
        ];
  return {
    kind: 'broadcast-report',
    view: {
      ...view,
      facts: [],
      notices: [...told, ...unknownNames],
      recipients: {
        title: { key: `app.broadcast.recipients.${list}`, params: { count: sorted.length } },
        rows: sorted.slice((number - 1) * perPage, number * perPage).map((one) => ({
          name: one.name,
          unit: one.unit,
          state: one.state,
          text: toFate(one, draft.confirm),
        })),
        page: { number, of },
        buttons: [...(number > 1 ? [leaf(number - 1, 'previous')] : []), ...(number < of ? [leaf(number + 1, 'next')] : [])],
      },
      buttons: others.map((one) =>
        toButton(origin, 'broadcast.show', { key: `app.broadcast.button.list-${one}` }, { data: { broadcast: id, only: one } }),
      ),
      more: [],
    },
  };
}

function isOffered(list: RecipientList, { figures, confirm }: { readonly figures: Figures; readonly confirm: boolean }): boolean {
  switch (list) {
    case 'all':
      return true;
    case 'missed':
      return figures.failed + figures.unknown + figures.cancelled > 0;
    case 'unconfirmed':
      return confirm && figures.sent > figures.confirmed;
    case 'behind':
      return figures.behind > 0;
  }
}

/** What became of one recipient, in plain words. */
export function toFate({ name, state, reason, at, confirmedAt, behind }: Recipient, confirm: boolean): Message {
  const params = { at: { moment: at } };
  switch (state) {
    case 'waiting':
      return { key: 'app.broadcast.fate.waiting' };
    case 'cancelled':
      return { key: 'app.broadcast.fate.cancelled', params };
    case 'unknown':
      return { key: 'app.broadcast.fate.unknown', params };
    case 'failed':
      return reason === null
        ? { key: 'app.broadcast.fate.failed' }
        : { key: 'app.broadcast.fate.failed-because', params: { reason: { key: `app.unreachable.${reason}`, params: { name } } } };
    case 'sent':
      if (behind !== null) return { key: 'app.broadcast.fate.behind', params };
      if (confirmedAt !== null) return { key: 'app.broadcast.fate.confirmed', params: { at: { moment: confirmedAt } } };
      return { key: confirm ? 'app.broadcast.fate.unconfirmed' : 'app.broadcast.fate.sent', params };
  }
}
