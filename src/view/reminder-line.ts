import type { ReminderDue, ReminderText } from '../core/reply/reminder-view.ts';
import { escapeText, type CardText } from './escape-text.ts';
import type { Voice } from './voice.ts';

/** Days that have a name of their own; one that is past is written out, since many a reminder speaks of what is to come. */
const nearDays: Readonly<Record<string, string>> = { '0': 'view.day.today', '1': 'view.day.tomorrow' };

/** A reminder's words with its day as it is read: «i morgen», «fredag 4. desember 2026». */
export function toReminderLine({ say, day, inDays }: ReminderText, voice: Voice): string {
  const near = inDays === null ? undefined : nearDays[String(inDays)];
  const words = voice.say(near === undefined ? { key: 'view.day.date', params: { date: { date: day } } } : { key: near });
  return voice.say(say).replaceAll('{day}', words);
}

/** How a reminder stands to the day it is read, always with the date, so that it is right on any other day too. */
export function toDueLine(
  { day, inDays, tone }: ReminderDue,
  voice: Voice,
): { readonly due: CardText; readonly color: 'accent' | 'attention' | 'default' } {
  const count = Math.abs(inDays);
  const params = { date: { date: day }, ...(tone === 'soon' || tone === 'overdue' ? { count } : {}) };
  const color = tone === 'overdue' ? 'attention' : tone === 'due' ? 'accent' : 'default';
  return { due: escapeText(voice.say({ key: `view.due.${tone}`, params })), color };
}
