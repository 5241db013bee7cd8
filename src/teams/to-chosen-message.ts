import { z } from 'zod';
import { messageAction } from '../core/message-action.ts';
import type { Incoming } from '../core/turn.ts';
import { htmlToText } from './html-to-text.ts';

/** Both invokes a message action comes as; a client that knows no dialogs sends the second at once. */
const invokes = new Set(['composeExtension/fetchTask', 'composeExtension/submitAction']);

const valueSchema = z.looseObject({
  commandId: z.literal(messageAction.id),
  messagePayload: z.looseObject({
    body: z.looseObject({ contentType: z.string().max(50).nullish(), content: z.string().nullish() }).nullish(),
    attachments: z.array(z.unknown()).nullish(),
  }),
});
const attachmentSchema = z.looseObject({ contentType: z.string() });

/** Whether an invoke belongs to a message extension, which is answered with a dialog. */
export function isMessageExtension(name: string | null | undefined): boolean {
  return (name ?? '').startsWith('composeExtension/');
}

/** «Sjekk annonsen» on a message of any chat, with the words of that message. */
export function toChosenMessage(name: string | null | undefined, value: unknown): Incoming | 'malformed' {
  const read = valueSchema.safeParse(value);
  if (!invokes.has(name ?? '') || !read.success) return 'malformed';
  const { body, attachments } = read.data.messagePayload;
  const content = body?.content ?? '';
  const hasFile = (attachments ?? []).some((one) => {
    const attachment = attachmentSchema.safeParse(one);
    return attachment.success && attachment.data.contentType === 'reference';
  });
  return { kind: 'chosen-message', text: body?.contentType === 'text' ? content.trim() : htmlToText(content), hasFile };
}
