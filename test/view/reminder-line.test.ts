import { expect, it } from 'vitest';
import type { IsoDate } from '../../src/core/ids.ts';
import type { ReminderDue } from '../../src/core/reply/reminder-view.ts';
import { locales } from '../../src/core/text.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { toDueLine, toReminderLine } from '../../src/view/reminder-line.ts';
import { createSay } from '../../src/view/say.ts';
import { createVoice } from '../../src/view/voice.ts';

const speak = createSay(interfaceTexts);
const day = '2026-12-04' as IsoDate;

it.each([
  [3, 'soon', 'Om 3 dager, fredag 4. desember 2026', 'Om 3 dagar, fredag 4. desember 2026', 'In 3 days, Friday 4 December 2026'],
  [1, 'soon', 'I morgen, fredag 4. desember 2026', 'I morgon, fredag 4. desember 2026', 'Tomorrow, Friday 4 December 2026'],
  [0, 'due', 'I dag, fredag 4. desember 2026', 'I dag, fredag 4. desember 2026', 'Today, Friday 4 December 2026'],
  [
    -1,
    'overdue',
    'Forfalt i går, fredag 4. desember 2026',
    'Forfalle i går, fredag 4. desember 2026',
    'Overdue since yesterday, Friday 4 December 2026',
  ],
  [
    -2,
    'overdue',
    'Forfalt for 2 dager siden, fredag 4. desember 2026',
    'Forfalle for 2 dagar sidan, fredag 4. desember 2026',
    'Overdue by 2 days, since Friday 4 December 2026',
  ],
] as const)('says how a day %i days off stands', (inDays, tone, ...expected) => {
  const due: ReminderDue = { day, inDays, tone };
  expect(locales.map((locale) => toDueLine(due, createVoice(speak, locale)).due)).toEqual(expected);
});

it('names today and tomorrow inside a sentence, and writes every other day out', () => {
  const voice = createVoice(speak, 'nn');
  const say = { nb: 'Annonsen skal ut {day}.', nn: 'Annonsen skal ut {day}.', en: 'It goes out {day}.' };
  expect([0, 1, -1, 2, null].map((inDays) => toReminderLine({ say, day, inDays }, voice))).toEqual([
    'Annonsen skal ut i dag.',
    'Annonsen skal ut i morgon.',
    'Annonsen skal ut fredag 4. desember 2026.',
    'Annonsen skal ut fredag 4. desember 2026.',
    'Annonsen skal ut fredag 4. desember 2026.',
  ]);
});
