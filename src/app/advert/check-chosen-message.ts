import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import type { ConversationRef, Incoming, Outcome } from '../../core/turn.ts';
import { toParticipantWelcome } from '../text/welcome.ts';
import { isAllowed } from '../rights.ts';
import { replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { checkText } from './check-text.ts';

/**
 * «Sjekk annonsen» on a message in any chat. The report goes to her private chat alone, never to where the message
 * stands; the dialog that opens for her says so. It has no buttons, because a dialog does not send them.
 */
export async function checkChosenMessage(
  context: TurnContext,
  { text, hasFile }: Extract<Incoming, { kind: 'chosen-message' }>,
  privateChat: ConversationRef | null,
): Promise<Outcome> {
  const { app, tenant, person, locale } = context;
  const telling = (told: Message) => replacing(context, toNotice(told));
  if (!isAllowed(person, 'open-case')) return replacing(context, withoutButtons(await toParticipantWelcome(context)));
  if (text === '') return telling({ key: hasFile ? 'app.chosen.file' : 'app.chosen.empty' });
  if (privateChat === null) return telling({ key: 'app.chosen.no-chat' });
  // Somebody's message belongs to no case until she says so.
  const { reply } = await checkText(context, { text, caseId: null, before: null });
  if (reply.kind !== 'advert-report') return replacing(context, withoutButtons(reply));
  const report: Reply = { ...reply, view: { ...reply.view, context: { key: 'app.chosen.report' } } };
  return telling({ key: (await app.chat.post(tenant, privateChat, locale, report)) ? 'app.chosen.sent' : 'app.chosen.not-sent' });
}

function withoutButtons(reply: Reply): Reply {
  return reply.kind === 'notice' ? { ...reply, buttons: [] } : reply;
}
