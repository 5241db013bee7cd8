import { expect } from 'vitest';
import type { CardJson } from './fake-connector.ts';
import { textOf, type TestPerson } from './person.ts';

/** The newest message of somebody, as it stood when it said something: a card that is looked at again may say it no longer. */
export async function gets(person: TestPerson, text: string): Promise<{ readonly id: string; readonly card: CardJson }> {
  const found = () => {
    const message = person.messages().at(-1);
    const cards = (message?.said ?? []).map(({ attachments }) => attachments?.[0]?.content ?? {});
    return { id: message?.id ?? '', card: cards.findLast((card) => textOf(card).includes(text)) ?? cards.at(-1) ?? {} };
  };
  await expect.poll(() => textOf(found().card)).toContain(text);
  return found();
}
