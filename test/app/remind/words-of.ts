import type { Locale } from '../../../src/core/text.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { toDueLine, toReminderLine } from '../../../src/view/reminder-line.ts';
import { createSay } from '../../../src/view/say.ts';
import { createVoice } from '../../../src/view/voice.ts';

const speak = createSay(interfaceTexts);

/** What a message says, a line for each thing it reminds of: the case, what it is about, and how it stands to the day. */
export function linesOf(reply: Reply, locale: Locale): readonly string[] {
  const voice = createVoice(speak, locale);
  if (reply.kind === 'reminder') return [`${reply.view.caseId} ${voice.say(reply.view.title)}: ${toDueLine(reply.view.due, voice).due}`];
  if (reply.kind !== 'digest') return [reply.kind];
  return reply.groups.flatMap(({ caseId, lines }) => lines.map(({ title, due }) => `${caseId} ${voice.say(title)}: ${toDueLine(due, voice).due}`));
}

/** The sentence of a reminder that came alone. */
export function sentenceOf(reply: Reply, locale: Locale): string {
  return reply.kind === 'reminder' ? toReminderLine(reply.view.text, createVoice(speak, locale)) : '';
}
