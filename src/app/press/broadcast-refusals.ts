import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import type { Message } from '../../core/text.ts';

/** Why something was not done with a broadcast, in a sentence. */
export function toBroadcastRefusal(refusal: BroadcastRefusal): Message {
  const key = `app.broadcast.refused.${refusal.reason}`;
  switch (refusal.reason) {
    case 'inputs':
      return refusal.problems[0]?.message ?? { key };
    case 'time-past':
      return { key, params: { at: { moment: refusal.at } } };
    case 'already-approved':
      return { key, params: { by: refusal.by } };
    case 'already-reminded':
      return { key, params: { by: refusal.by, at: { moment: refusal.at } } };
    case 'not-now':
      return { key: `${key}.${refusal.state}` };
    case 'no-recipients':
    case 'not-allowed':
    case 'not-found':
    case 'own-approval':
    case 'withdrawn':
    case 'nobody-to-remind':
    case 'nothing-to-resend':
    case 'not-a-recipient':
      return { key };
  }
}
