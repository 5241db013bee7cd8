import type { Intent } from '../intent.ts';
import { alignWords } from './align-words.ts';
import { isOccupation } from './occupations.ts';
import { foldPhrase } from './phrases.ts';
import { readCaseNumber } from './read-case-number.ts';
import type { Reading } from './without-fillers.ts';
import { articles, negations, statementWords } from './word-lists.ts';

const verbs = new Set(foldPhrase('vis vise visa se sjå syn syne åpne opne gå hent finn show open view see find display'));
const nouns = foldPhrase('sak saken saka saksnummer case');
/** Words near «saken» and «case» that are others. */
const otherNouns = new Set(foldPhrase('saker sakene sakane saks saksen cases care cake came'));
/** What follows «case» in words of its own. */
const compounds = new Set(foldPhrase('handling handler management study studies law load sensitive closed behandling arbeid'));
const questions = ['hva er', 'kva er', 'what is'].map(foldPhrase);
const links: ReadonlySet<string> = new Set([...articles, ...foldPhrase('om for på til med about of with number nummer nr no i')]);
/** Words of a title people name a case by. */
const longestQuery = 4;

function isNoun(word: string | undefined): boolean {
  return word !== undefined && !otherNouns.has(word) && nouns.some((noun) => alignWords([word], [noun]) !== undefined);
}

function isStatus(word: string | undefined): boolean {
  return word === 'status' || word === 'statusen';
}

/** Where the query begins, and what led to it; undefined when no case is spoken of. */
function findQuery(said: readonly string[]): { readonly at: number; readonly by: 'verb' | 'status' | 'noun' } | undefined {
  const asked = questions.find((question) => question.every((word, index) => said[index] === word) && isStatus(said[question.length]));
  const verb = verbs.has(said[0] ?? '');
  const skip = (from: number, small: ReadonlySet<string> = links): number => {
    let at = from;
    while (small.has(said[at] ?? '')) at += 1;
    return at;
  };
  const begin = asked?.length ?? (verb ? 1 : 0);
  const at = skip(verb && said[begin] === 'meg' ? begin + 1 : begin, articles);
  if (isStatus(said[at])) {
    const next = skip(at + 1);
    return { at: isNoun(said[next]) ? skip(next + 1) : next, by: 'status' };
  }
  if (!isNoun(said[at])) return undefined;
  // «Saken er vanskelig» and «sak som gjelder lønn» tell something; «saken om sykepleieren» names a case.
  const linked = said[at + 1] ?? '';
  if (!verb && statementWords.has(linked) && !(linked === 'om' && said.some(isOccupation))) return undefined;
  return { at: skip(at + 1), by: verb ? 'verb' : 'noun' };
}

/** Reads which case a person wants to see: «sak 12», «2026-12», «vis saken om sykepleier», «status sykepleier», "case nurse". */
export function readShowCase({ words, text }: Reading): Intent | undefined {
  const said = words.map((word) => word.folded);
  if (said.some((word) => negations.has(word))) return undefined;
  const alone = said.length === 1 && /^\d{4}\D/.test(said[0] ?? '') ? readCaseNumber(said[0] ?? '') : undefined;
  if (alone !== undefined) return { kind: 'show-case', query: alone };
  const found = findQuery(said);
  const named = found === undefined ? [] : words.slice(found.at);
  const [first, last] = [named[0], named.at(-1)];
  if (found === undefined || first === undefined || last === undefined || named.length > longestQuery) return undefined;
  const number = readCaseNumber(first.folded);
  if (number !== undefined) return named.length === 1 ? { kind: 'show-case', query: number } : undefined;
  const isTitle = !named.some((word) => statementWords.has(word.folded)) && !compounds.has(first.folded);
  if (!isTitle || (found.by === 'status' && !named.some((word) => isOccupation(word.folded)))) return undefined;
  return { kind: 'show-case', query: text.slice(first.start, last.end).replaceAll(/\s+/g, ' ') };
}
