import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import type { Reply } from '../../core/reply.ts';

/** How a broadcast stands, on the card that follows it. */
export function toProgressReply({ id }: Broadcast, { recipients, sent, waiting, failed, unknown }: Figures): Reply {
  return {
    kind: 'notice',
    text: { key: 'app.broadcast.progress', params: { id, recipients, sent, waiting, failed, unknown } },
    detail: null,
    buttons: [],
  };
}
