import type { Intent } from '../intent.ts';
import { alignWords } from './align-words.ts';
import { isOccupation } from './occupations.ts';
import { foldPhrase, phrases } from './phrases.ts';
import type { Word } from './read-words.ts';
import type { Reading } from './without-fillers.ts';
import { articles, negations, statementWords } from './word-lists.ts';

const openings = phrases.filter((phrase) => phrase.kind === 'new-case' && phrase.words.length > 1).map((phrase) => phrase.words);

/** What people say they are going to do when they mean that a case should be opened. */
const hiring: readonly (readonly string[])[] = [
  'ansette',
  'ansette ny',
  'tilsette',
  'tilsetje',
  'tilsetja',
  'rekruttere',
  'rekruttera',
  'lyse ut',
  'utlyse',
  'lys ut',
  'hyre',
  'hyre inn',
  'hire',
  'recruit',
  'advertise',
  'advertise for',
  'employ',
  'appoint',
].map(foldPhrase);

/** After these a title is expected to be an occupation; much else can be needed. */
const needing: readonly (readonly string[])[] = [
  'finne',
  'finne ny',
  'skaffe',
  'få inn',
  'få tak i',
  'find',
  'get',
  'trenger',
  'treng',
  'mangler',
  'manglar',
  'need',
  'behov for',
  'have need for',
  'jeg trenger',
  'eg treng',
  'vi trenger',
  'vi treng',
  'me treng',
  'vi mangler',
  'vi manglar',
  'vi har behov for',
  'vi har bruk for',
  'ser etter',
  'ser etter ny',
  'looking for',
  'we are looking for',
  'we need',
  'I need',
].map(foldPhrase);

const connecting = new Set(
  foldPhrase(
    'for som til på av as of to with stilling stillingen stillinga tittel title kalt called named ny nytt nye new to tre fire 2 3 4 two three one ekstra extra',
  ),
);
const clauseStarts = new Set(foldPhrase('som fra frå from fordi because innen innan by before før men but så that who starting snart soon i på ved'));
const empty = new Set(
  foldPhrase('noen nokon nokre folk someone somebody people person ein en nye ansatte personale staff stilling stillingen post position'),
);
/** A title longer than this is a sentence; the form asks for the title instead. */
const longestTitle = 8;

/** The words after the longest opening the message begins with. */
function after(words: readonly Word[], beginnings: readonly (readonly string[])[]): readonly Word[] | undefined {
  for (let length = Math.min(6, words.length); length > 0; length -= 1) {
    const said = words.slice(0, length).map((word) => word.folded);
    if (beginnings.some((beginning) => (alignWords(said, beginning) ?? 2) < 2)) return words.slice(length);
  }
  return undefined;
}

function toTitle(reading: Reading, words: readonly Word[]): string | undefined {
  let start = 0;
  while (start < words.length && (articles.has(words[start]?.folded ?? '') || connecting.has(words[start]?.folded ?? ''))) start += 1;
  const rest = words.slice(start);
  const isEnd = (word: Word, index: number): boolean =>
    clauseStarts.has(word.folded) || /[.,;:?()]/.test(reading.text.slice(index === 0 ? word.start : (rest[index - 1]?.end ?? 0), word.start));
  const end = rest.findIndex(isEnd);
  const kept = end === -1 ? rest : rest.slice(0, end);
  const first = kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined || kept.length > longestTitle || kept.every((word) => empty.has(word.folded))) return undefined;
  return reading.text.slice(first.start, last.end).replaceAll(/\s+/g, ' ').slice(0, 100);
}

/** What is needed: «vi trenger en sykepleier», and without its verb "we need to hire a nurse". */
function afterNeed(words: readonly Word[]): readonly Word[] | undefined {
  const rest = after(words, needing);
  const act = rest?.[0]?.folded === 'to' || rest?.[0]?.folded === 'a' ? rest.slice(1) : rest;
  return act === undefined ? undefined : (after(act, hiring) ?? rest);
}

/** Reads the wish for a new case that says what for: «ny sak sykepleier», «eg skal tilsetje ein lærar», "we need a nurse". */
export function readNewCase(reading: Reading): Intent | undefined {
  const { words } = reading;
  if (words.some((word) => negations.has(word.folded))) return undefined;
  const hired = reading.question ? undefined : after(words, hiring);
  const opened = hired === undefined ? after(words, openings) : undefined;
  const rest = hired ?? opened ?? afterNeed(words);
  if (rest === undefined || rest.length === 0) return undefined;
  const hasOccupation = rest.slice(0, 5).some((word) => isOccupation(word.folded));
  // «Rekruttere bedre» is a heading; «vi skal rekruttere …», with its first words taken as politeness, is a plan.
  const isPlanned = opened !== undefined || (hired !== undefined && /\p{L}/u.test(reading.text.slice(0, words[0]?.start)));
  if (!isPlanned && (reading.question || !hasOccupation)) return undefined;
  // «Ny sak er opprettet» tells something; «ny sak om sykepleier» asks for one.
  const isAbout = opened !== undefined && statementWords.has(rest[0]?.folded ?? '');
  if (isAbout && !hasOccupation) return undefined;
  const from = isAbout ? rest.slice(rest.findIndex((word) => !statementWords.has(word.folded))) : rest;
  const title = toTitle(reading, from);
  return title === undefined ? { kind: 'new-case' } : { kind: 'new-case', title };
}
