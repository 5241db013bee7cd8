import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import { toConfirmed, type Recipient } from '../../core/broadcast/recipient.ts';
import type { Report, ReportPage } from '../broadcast/load-report.ts';
import type { Nonce } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import { toReportView } from './broadcast-progress.ts';
import { toButton } from './button.ts';
import type { Notice } from './notice.ts';

/** Which recipients are shown. */
export const recipientLists = ['all', 'missed', 'unconfirmed'] as const;

/** Which recipients are shown. */
export type RecipientList = (typeof recipientLists)[number];

/** Recipients on one page. */
const perPage = 15;

/** What a page of a list asks the report for. */
export function toReportPage(list: RecipientList, page: number): ReportPage {
  const one = { from: (page - 1) * perPage, limit: perPage };
  switch (list) {
    case 'all':
      return one;
    case 'missed':
      return { ...one, only: ['failed', 'unknown', 'cancelled'] };
    case 'unconfirmed':
      return { ...one, unconfirmed: true };
  }
}

/** What became of each recipient, a page at a time, by name. */
export function toRecipientsReply(
  { broadcast, figures, recipients, of: count }: Report,
  { list, page: number }: { readonly list: RecipientList; readonly page: number },
): Reply {
  const { id, draft } = broadcast;
  const origin = { caseId: null, nonce: `broadcast-${id}` as Nonce };
  const of = Math.max(1, Math.ceil(count / perPage));
  const leaf = (to: number, name: string) =>
    toButton(origin, 'broadcast.show', { key: `app.broadcast.button.${name}` }, { data: { broadcast: id, only: list, page: to } });
  const others = recipientLists.filter((one) => one !== list && isOffered(one, { figures, confirm: draft.confirm }));
  const view = toReportView(broadcast, figures);
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
      notices: unknownNames,
      recipients: {
        title: { key: `app.broadcast.recipients.${list}`, params: { count } },
        rows: recipients.map((one) => ({
          name: one.name,
          unit: one.unit,
          state: one.state,
          text: toFate(one, broadcast),
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
  }
}

/** What became of one recipient, in plain words. */
export function toFate(recipient: Recipient, { draft: { confirm }, corrected }: Pick<Broadcast, 'draft' | 'corrected'>): Message {
  const { name, state, reason, at, confirmedAt, behind } = recipient;
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
      if (confirmedAt !== null) {
        const isEarlier = toConfirmed(recipient, corrected) === 'earlier-words';
        return { key: `app.broadcast.fate.confirmed${isEarlier ? '-earlier' : ''}`, params: { at: { moment: confirmedAt } } };
      }
      return { key: confirm ? 'app.broadcast.fate.unconfirmed' : 'app.broadcast.fate.sent', params };
  }
}
