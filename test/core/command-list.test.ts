import { describe, expect, it } from 'vitest';
import { commandList } from '../../src/core/command-list.ts';
import { toIntent } from '../../src/core/intent.ts';
import { locales } from '../../src/core/text.ts';

describe('commandList', () => {
  it.each(commandList.flatMap(({ id, title }) => locales.map((locale) => ({ id, locale, said: title[locale] }))))(
    'offers $id in $locale by words that are understood: «$said»',
    ({ id, said }) => {
      expect(toIntent(said).kind).toBe(id);
    },
  );

  it('keeps within what the client’s menu shows: at most twelve commands, titles of 32 and descriptions of 128 characters', () => {
    expect(commandList.length).toBeLessThanOrEqual(12);
    for (const { title, description } of commandList) {
      for (const locale of locales) {
        expect(title[locale].length).toBeLessThanOrEqual(32);
        expect(description[locale].length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('names each command once', () => {
    expect(new Set(commandList.map(({ id }) => id)).size).toBe(commandList.length);
  });
});
