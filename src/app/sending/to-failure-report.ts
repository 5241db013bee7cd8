import type { SendResult } from '../../ports/messenger.ts';
import type { Content, OutboxItem } from './outbox-item.ts';
import { toByHand } from './by-hand.ts';

/** What the key of a report adds to the key of the message it is about. */
export const reportEnd = '/report';

/** What the one who caused a message is told when it did not arrive; null when there is nothing to tell or nobody to tell it to. */
export function toFailureReport({ report }: OutboxItem, result: SendResult): Content | null {
  // An outdated message was left out on purpose.
  if (report === null || result.kind === 'sent' || (result.kind === 'unreachable' && result.reason === 'obsolete')) return null;
  const { name, about, byHand } = report;
  const text =
    result.kind === 'unknown'
      ? { key: 'app.undelivered.unknown', params: { name, about } }
      : { key: 'app.undelivered.failed', params: { name, about, reason: { key: `app.unreachable.${result.reason}`, params: { name } } } };
  return { kind: 'reply', reply: { kind: 'notice', text, detail: toByHand(byHand), buttons: [] } };
}
