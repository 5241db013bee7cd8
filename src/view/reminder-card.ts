import type { ReminderView } from '../core/reply/reminder-view.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { toName } from './own-words.ts';
import { toDueLine, toReminderLine } from './reminder-line.ts';
import { toRuleBlock } from './rule-block.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

/** One reminder: what it is about, how it stands to the day, the rule behind it, and what can be done here. */
export function toReminderCard(view: ReminderView, voice: Voice) {
  const about = { case: view.caseId, title: toName(view.caseTitle) };
  const { frame, summary } = toFrame({ key: 'view.summary.reminder', params: { ...about, step: toParam(view.title) } }, voice);
  const data = {
    ...frame,
    context: voice.line('view.reminder.context', about),
    title: voice.text(view.title),
    ...toDueLine(view.due, voice),
    text: escapeText(toReminderLine(view.text, voice)),
    standing: view.standing === null ? [] : [{ text: voice.text(view.standing) }],
    why: toRuleBlock(view.why, view.moreRules, voice),
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
