import { shorten } from './shorten.ts';

/** Control characters, and the marks that turn the direction of whatever follows. */
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
/** Longer than any text the core accepts from a person; a bound for what has not passed through it. */
const longestWords = 2500;
/** Longer than any title or unit the core accepts. */
const longestName = 150;
/** Letters and signs of European languages, which need nothing; most texts hold no others. */
const harmless = /^[\n\u0020-\u007E\u00A0-\u024F\u2013\u2014\u2018-\u201D\u2026]*$/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** A person's own words as they may stand inside a sentence of ours: no control characters, no direction that spills over. */
export function toOwnWords(text: string, longest = longestWords): string {
  if (text.length <= longest && harmless.test(text)) return text;
  const clean = shorten(text.toWellFormed(), longest).replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ').replaceAll(unwanted, '');
  return rightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** Breaks what a client or a template engine would compute: `{{DATE(…)}}`, `{{TIME(…)}}`, `${…}`. Looks the same. */
export function withoutBindings(text: string): string {
  return text.replaceAll(/[{$](?=\{)/gu, '$&\u2060');
}

/** A title or unit, within what a heading can bear. */
export function toName(text: string): string {
  return shorten(text, longestName);
}
