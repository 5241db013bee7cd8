import type { Locale, Say, SayParam } from '../core/text.ts';
import { toOwnWords, withoutBindings } from './own-words.ts';
import { languageTags, writeClock, writeDate, writeMoment } from './write-date.ts';

/** Interface texts by key, one table for each standard. */
export type InterfaceTexts = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/** Turns what is to be said into a plain sentence in the reader's language; not yet escaped for a TextBlock. */
export type Speak = (say: Say, locale: Locale) => string;

const plurals = { nb: new Intl.PluralRules('nb'), nn: new Intl.PluralRules('nn'), en: new Intl.PluralRules('en') };
const lists = {
  nb: new Intl.ListFormat(languageTags.nb),
  nn: new Intl.ListFormat(languageTags.nn),
  en: new Intl.ListFormat(languageTags.en),
};

/**
 * Speaks from the given interface texts.
 *
 * A key with forms for one and several is written `<key>.one` and `<key>.other`; the parameter `count` decides.
 * A key that does not exist and a placeholder without a value are bugs and throw.
 */
export function createSay(texts: InterfaceTexts): Speak {
  const pattern = (key: string, count: SayParam | undefined, locale: Locale): string => {
    const table = texts[locale];
    const form = typeof count === 'number' ? table[`${key}.${plurals[locale].select(count) === 'one' ? 'one' : 'other'}`] : undefined;
    const found = form ?? table[key];
    if (found === undefined) throw new Error(`No interface text ${key} in ${locale}`);
    return found;
  };

  const param = (value: SayParam, locale: Locale): string => {
    if (typeof value === 'string') return toOwnWords(value);
    if (typeof value === 'number') return String(value);
    if ('date' in value) return writeDate(value.date, locale, value.weekday !== false);
    if ('moment' in value) return writeMoment(value.moment, locale);
    if ('clock' in value) return writeClock(value.clock, locale);
    if ('list' in value) return lists[locale].format(value.list.map((one) => compose(one, locale)));
    return compose(value, locale);
  };

  const compose = (say: Say, locale: Locale): string => {
    if ('plain' in say) return toOwnWords(say.plain);
    if (!('key' in say)) return say[locale];
    const { key, params = {} } = say;
    // One pass over the pattern only: braces inside a person's words are never taken for placeholders.
    return pattern(key, params['count'], locale).replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`Interface text ${key} lacks a value for ${name}`);
      return param(value, locale);
    });
  };

  return (say, locale) => withoutBindings(compose(say, locale));
}
