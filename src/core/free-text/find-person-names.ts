import { givenNames } from './given-names.ts';
import { institutionEndings, institutionWords, namedAfterPeople, placeEndings, placeWords } from './institution-words.ts';
import { afterPerson, beforePerson } from './person-cues.ts';
import type { Span } from './span.ts';
import { everydayNames, surnameEndings, surnames } from './surnames.ts';

interface Token extends Span {
  readonly lower: string;
  readonly capital: boolean;
  /** Nothing but spaces (or the dot of an initial) between this word and the one before. */
  readonly joined: boolean;
  readonly startsSentence: boolean;
}

/** More words than this in a row with capitals is a heading. */
const longestName = 5;

function toTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const found of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:[-'’]\p{L}[\p{L}\p{M}]*)*-?/gu)) {
    const gap = text.slice(end, found.index);
    const [word] = found;
    const lower = word.toLowerCase();
    const before = tokens.at(-1);
    const initial = before?.lower.length === 1 && before.capital;
    const wordEnd = found.index + word.length;
    // Most words have one space before them, and need not be asked what else is there.
    const isClose = gap === ' ';
    tokens.push({
      start: found.index,
      end: wordEnd,
      lower,
      // «Bo-» of «Bo- og omsorgssenter» is half a word, and «I» a word unless a dot makes it an initial.
      capital: !lower.startsWith(word.charAt(0)) && /^\p{Lu}/u.test(word) && !word.endsWith('-') && (word.length > 1 || text[wordEnd] === '.'),
      joined: before !== undefined && (isClose || /^[ \u00A0\u202F]{1,3}$/.test(gap) || (initial && /^\. ?$/.test(gap))),
      startsSentence: before === undefined || (!isClose && /[.!?:\n•–]/.test(gap) && !initial),
    });
    end = wordEnd;
  }
  return tokens;
}

function isGiven(token: Token): boolean {
  return givenNames.has(token.lower) || token.lower.split('-').every((part) => givenNames.has(part));
}

function isSurname(token: Token): boolean {
  const last = token.lower.split('-').at(-1) ?? '';
  return surnames.has(last) || (last.length > 5 && surnameEndings.some((ending) => last.endsWith(ending)));
}

function isInstitution({ lower }: Token): boolean {
  return institutionWords.has(lower) || institutionEndings.some((ending) => lower.length > ending.length && lower.endsWith(ending));
}

/** «Fridtjof Nansen skole», «Ole Bull Barnehage»: the word after the name says that it is a place. */
function isPlace(next: Token | undefined): boolean {
  if (next === undefined || !next.joined) return false;
  return (next.capital && isInstitution(next)) || placeWords.has(next.lower) || placeEndings.some((ending) => next.lower.endsWith(ending));
}

function isName(run: readonly Token[], before: Token | undefined, next: Token | undefined): boolean {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length < 2 || run.length > longestName || isPlace(next)) return false;
  if (namedAfterPeople.has(run.map((token) => token.lower).join(' '))) return false;
  if (run.some((token, index) => index < run.length - 1 && isGiven(token)) || isSurname(last)) return true;
  // Two unknown words: a person only where the sentence treats them as one.
  const isCued = (before !== undefined && first.joined && beforePerson.has(before.lower)) || (next?.joined === true && afterPerson.has(next.lower));
  return isCued && !first.startsSentence && run.length <= 3 && last.lower.length > 1;
}

/** «kari nordmann», written without capitals: only where both words are names and nothing else. */
function isLowerName(given: Token, surname: Token | undefined): boolean {
  if (surname === undefined || !surname.joined || given.capital || surname.capital || given.lower.length < 4) return false;
  return isGiven(given) && surnames.has(surname.lower) && !everydayNames.has(given.lower) && !everydayNames.has(surname.lower);
}

/** What looks like the full name of a person; names of units, places, laws, unions and occupations are left alone. */
export function findPersonNames(text: string): readonly Span[] {
  const tokens = toTokens(text);
  const found: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    let end = at;
    for (let next = tokens[end]; next?.capital === true && !isInstitution(next) && (end === at || next.joined); next = tokens[end]) end += 1;
    // The first word of a sentence has its capital anyway: «Tilsetje Oddbjørn Myklebust».
    const start = end - at > 2 && token.startsSentence && !isGiven(token) ? at + 1 : at;
    const run = tokens.slice(start, end);
    if (isName(run, tokens[start - 1], tokens[end])) found.push({ start: run[0]?.start ?? token.start, end: run.at(-1)?.end ?? token.end });
    else if (isLowerName(token, tokens[at + 1])) found.push({ start: token.start, end: tokens[at + 1]?.end ?? token.end });
    if (end > at + 1) at = end - 1;
  }
  return found;
}
