import { describe, expect, it } from 'vitest';
import { actionsOf, cardOf, createPerson, textOf } from './person.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

/** The one card that answers «hjelp», and what it says. */
async function helpOf(part: 'director' | 'union' | 'employee', locale = 'nb-NO') {
  const person = createPerson({ url: stage.bot.url, connector: stage.connector, part, locale });
  const posted = await person.say('hjelp');
  expect(posted).toHaveLength(1);
  return { person, message: posted[0]?.id ?? null, card: cardOf(posted[0]), text: textOf(cardOf(posted[0])) };
}

describe('«hjelp»', () => {
  it('tells a director what she can write, and her button works', async () => {
    const { person, message, card, text } = await helpOf('director');
    for (const word of ['mine saker', 'Se sakene i tjenesteområdet ditt', 'hva skjer framover', 'språk', 'hva vet du om meg'])
      expect(text).toContain(word);
    for (const word of ['ny sak', 'sjekk annonse', 'angre', 'innstillinger']) expect(text).not.toContain(word);
    const [button, ...more] = actionsOf(card);
    expect([button?.verb, more]).toEqual(['cases.list', []]);
    if (button !== undefined) await person.press(message, button);
    expect(textOf(cardOf(person.messages().at(-1)))).toContain('saker');
  });

  it('tells a representative what she can write, in her own language', async () => {
    const { text } = await helpOf('union', 'nn-NO');
    for (const word of ['sakene mine', 'Sjå sakene du er med i', 'språk', 'kva veit du om meg']) expect(text).toContain(word);
    expect(text).not.toContain('ny sak');
  });

  it('tells somebody without a role whom Losen is for, and what is hers to ask', async () => {
    const { card, text } = await helpOf('employee');
    expect(text).toContain('be HR om å legge deg til');
    expect(text).toContain('hva vet du om meg');
    expect(text).not.toContain('mine saker');
    expect(actionsOf(card)).toEqual([]);
  });
});
