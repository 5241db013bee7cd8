import parsePhoneNumber from 'libphonenumber-js/min';
import { findPersonNames } from '../free-text/find-person-names.ts';
import type { Draft, Sentence } from './draft.ts';
import { withinTokens } from './phrase/within-tokens.ts';

/** A telephone number in the normalised text. */
export interface Phone {
  readonly start: number;
  readonly end: number;
}

/** Digits with the separators people put into telephone numbers; a slash parts two numbers. */
const candidates = /(?:\+|00)?\(?\+?\d[\d .()\n–-]{3,22}\d/g;
/** Words between the cue and the number: «tlf. (arbeid) 22 33 44 55». */
const cueReach = 4;

/**
 * Telephone numbers that somebody can be reached at. Any eight digits may be a telephone number, so there must also be a
 * sign that these are one, and none that they are a reference, an organisation number or an amount.
 */
export function findPhones(draft: Draft): readonly Phone[] {
  // The same numbers come again in a table of them, and reading one is dear.
  const read = new Map<string, boolean>();
  const isPhone = (text: string) => {
    const known = read.get(text) ?? readsAsPhone(text);
    read.set(text, known);
    return known;
  };
  return draft.sentences.flatMap((sentence, at) => phonesIn(draft, sentence, at, isPhone));
}

function phonesIn(draft: Draft, sentence: Sentence, at: number, isPhone: (text: string) => boolean): readonly Phone[] {
  const text = draft.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 2000));
  if (!/\d{2}/.test(text)) return [];
  const phones: Phone[] = [];
  for (const found of text.matchAll(candidates)) {
    for (const part of partsOf(found[0])) {
      const start = sentence.start + found.index + part.offset;
      const end = start + part.text.length;
      if (!isPhone(part.text)) continue;
      if (isOtherNumber(draft, sentence, start, end) && !isCalledPhone(draft, sentence, start)) continue;
      if (isShort(part.text) && !isCalledPhone(draft, sentence, start)) continue;
      if (phones.length > 0 || part.text.startsWith('+') || found[0].startsWith('(+') || isCued(draft, sentence, at)) phones.push({ start, end });
    }
  }
  return phones;
}

/** «99 52 00 58 22 33 44 55» is two numbers; anything longer than a number is tried as groups of eight digits. */
function partsOf(text: string): readonly { readonly text: string; readonly offset: number }[] {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length !== 16) return [{ text, offset: 0 }];
  let seen = 0;
  const middle = [...text].findIndex((one) => /\d/.test(one) && (seen += 1) === 9);
  return [
    { text: text.slice(0, middle).trimEnd(), offset: 0 },
    { text: text.slice(middle), offset: middle },
  ];
}

function readsAsPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return false;
  // A date or a span of years has the digits of a number as well.
  if (/^\d{1,2}[. ]\d{1,2}[. ]\d{4}$/.test(text) || /^(?:19|20)\d{2} ?[–-] ?(?:19|20)\d{2}$/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text))
    return false;
  return parsePhoneNumber(text.replaceAll(/[.–\n]/g, ' '), 'NO')?.isValid() ?? false;
}

/** Five digits are a number only where they are called one. */
function isShort(text: string): boolean {
  return text.replaceAll(/\D/g, '').length < 8;
}

function tokenAt(draft: Draft, sentence: Sentence, start: number): number {
  for (let at = sentence.firstToken; at < sentence.endToken; at += 1) if ((draft.tokens[at]?.end ?? 0) > start) return at;
  return sentence.endToken;
}

/** «Ref.nr. 12 34 56 78», «org.nr. 987 654 321», «97 546 702 kroner». */
function isOtherNumber(draft: Draft, sentence: Sentence, start: number, end: number): boolean {
  const first = tokenAt(draft, sentence, start);
  const after = tokenAt(draft, sentence, end);
  const before = withinTokens(draft.cues('number-cue'), Math.max(sentence.firstToken, first - cueReach), first);
  return before.length > 0 || ['kr', 'kroner', 'nok', '%', 'prosent', 'mill', 'millioner', 'kvm', 'm2'].includes(draft.tokens[after]?.text ?? '');
}

/** A telephone is named right before the number, and nothing else it might be nearer: «her number is» names one. */
function isCalledPhone(draft: Draft, sentence: Sentence, start: number): boolean {
  const first = tokenAt(draft, sentence, start);
  const phone = withinTokens(draft.cues('phone-cue'), Math.max(sentence.firstToken, first - cueReach), first).at(-1);
  const other = withinTokens(draft.cues('number-cue'), Math.max(sentence.firstToken, first - cueReach), first).at(-1);
  return phone !== undefined && (other === undefined || phone.first >= other.first);
}

/** The sentence, or the one or two before it, speaks of contact; lines such as «Kari Nordmann» stand between them. */
function isCued(draft: Draft, sentence: Sentence, at: number): boolean {
  if (
    sentence.section === 'contact' ||
    findPersonNames(draft.text.slice(sentence.start, sentence.end)).length > 0 ||
    /[☎✆📞📱]/u.test(draft.text.slice(sentence.start, sentence.end))
  )
    return true;
  return draft.sentences
    .slice(Math.max(0, at - 2), at + 1)
    .some((one) => withinTokens(draft.cues('contact-cue'), one.firstToken, one.endToken).length > 0);
}
