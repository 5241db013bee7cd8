import { locales, type Locale } from '../text.ts';
import type { BroadcastText, BroadcastTexts } from './broadcast-draft.ts';

/** Which text serves a reader best: her own language, then the other Norwegian one, then whatever there is. */
const preferred: Readonly<Record<Locale, readonly Locale[]>> = { nb: ['nb', 'nn', 'en'], nn: ['nn', 'nb', 'en'], en: ['en', 'nb', 'nn'] };

/** The text a reader of a language gets; undefined where nothing has been written. */
export function chooseText(texts: BroadcastTexts, locale: Locale): { readonly locale: Locale; readonly text: BroadcastText } | undefined {
  for (const one of preferred[locale]) {
    const text = texts[one];
    if (text !== undefined) return { locale: one, text };
  }
  return undefined;
}

/** The languages something has been written in. */
export function writtenIn(texts: BroadcastTexts): readonly Locale[] {
  return locales.filter((locale) => texts[locale] !== undefined);
}
