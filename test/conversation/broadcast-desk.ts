import { expect } from 'vitest';
import type { CardJson, HeldMessage } from './fake-connector.ts';
import { actionOf, cardOf, createPerson, inputsOf, textOf, type TestPerson } from './person.ts';
import { leaderId, secondHr, thirdHr } from './broadcast-people.ts';
import type { Stage } from './set-stage.ts';

/** What HR fills in on the way to a broadcast, where it is not the usual. */
export interface Writing {
  readonly text?: Readonly<Record<string, unknown>>;
  readonly audience?: Readonly<Record<string, unknown>>;
  readonly time?: Readonly<Record<string, unknown>>;
}

/** Puts the people of a broadcast at their clients. */
export function createBroadcastDesk(stage: Stage) {
  const at = (user: string, part: 'hr' | 'manager' | 'union' | 'employee' = 'manager', locale = 'nb-NO') =>
    createPerson({ url: () => stage.bot.url, connector: stage.connector, part, user, locale });
  return {
    at,
    hr: () => createPerson({ url: () => stage.bot.url, connector: stage.connector, part: 'hr' }),
    secondHr: () => at(secondHr, 'hr'),
    thirdHr: () => at(thirdHr, 'hr'),
    leader: (number: number, locale?: string) => at(leaderId(number), 'manager', locale),
  };
}

/** The words of a broadcast in bokmål. */
export const words = {
  'title-nb': 'Nye frister for sommervikarer',
  'body-nb': 'Meld behovet **innen 1. mars**.\n\n- én linje per enhet\n- si fra om du ikke trenger noen',
  'notification-nb': '',
} as const;

/** Writes «kringkast» and goes to the last of the three steps; the card and the message it stands in. */
export async function walkToReview(
  hr: TestPerson,
  { text = {}, audience = {} }: Writing = {},
): Promise<{ readonly message: string; readonly card: CardJson }> {
  const [posted] = await hr.say('kringkast');
  const message = posted?.id ?? '';
  const second = await hr.press(message, actionOf(cardOf(posted), 'broadcast.text', { goto: 'audience' }), { ...words, ...text });
  expect(textOf(second.card ?? {})).toContain('Hvem skal få den?');
  const third = await hr.press(message, actionOf(second.card ?? {}, 'broadcast.audience'), { roles: 'manager', ...audience });
  return { message, card: third.card ?? {} };
}

/** Hands a broadcast in; what its author sees then. */
export async function handIn(hr: TestPerson, writing: Writing = {}): Promise<{ readonly message: string; readonly card: CardJson }> {
  const { message, card } = await walkToReview(hr, writing);
  const given = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
  const sent = await hr.press(message, actionOf(card, 'broadcast.send'), { ...given, ...writing.time });
  return { message, card: sent.card ?? {} };
}

/** The newest message somebody has. */
export function newest(person: TestPerson): HeldMessage {
  const message = person.messages().at(-1);
  if (message === undefined) throw new Error('Nothing has been posted there');
  return message;
}

/** Waits until the newest message of somebody shows some words; the message. */
export async function waitFor(person: TestPerson, shown: string): Promise<HeldMessage> {
  await expect
    .poll(() => textOf(person.messages().at(-1) === undefined ? {} : cardOf(newest(person))), { timeout: 12_000, interval: 40 })
    .toContain(shown);
  return newest(person);
}

/** Waits until a message shows some words. */
export async function waitUntil(person: TestPerson, message: string, shown: string): Promise<CardJson> {
  const card = () => cardOf(person.messages().find(({ id }) => id === message));
  await expect.poll(() => textOf(card()), { timeout: 12_000, interval: 40 }).toContain(shown);
  return card();
}
