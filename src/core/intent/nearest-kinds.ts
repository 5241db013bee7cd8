import { commandKinds, type CommandKind, type Nearest } from '../intent.ts';
import { foldPhrase, phrases } from './phrases.ts';
import type { Utterance } from './read-words.ts';
import { typosBetween } from './typos-between.ts';

/** Words of commands that are read by readers and so have no phrase. */
const telling: readonly { readonly kind: CommandKind; readonly words: readonly string[] }[] = [
  { kind: 'language', words: foldPhrase('språk målform language bokmål nynorsk engelsk english norsk') },
  { kind: 'show-case', words: foldPhrase('sak saken saka case') },
  { kind: 'new-case', words: foldPhrase('ansette tilsette tilsetje rekruttere hire recruit') },
  { kind: 'check-advert', words: foldPhrase('annonse annonsen stillingsannonse utlysning utlysing utlysningstekst advert ad') },
];

/** Words looked at in a long text. */
const lookAt = 40;
/** A message this short may be the title of a case. */
const titleAtMost = 4;

function isCommand(kind: string): kind is CommandKind {
  return commandKinds.some((known) => known === kind);
}

/** How much of a phrase is in the message, by letters, so that small words weigh little. */
function share(said: readonly string[], phrase: readonly string[]): number {
  const weight = (word: string): number => Math.max(0, word.length - 2);
  const total = phrase.reduce((sum, word) => sum + weight(word), 0);
  const found = phrase.reduce((sum, word) => sum + (said.some((other) => typosBetween(other, word) !== undefined) ? weight(word) : 0), 0);
  // A long phrase that is partly there says more than a short one equally so.
  return total === 0 ? 0 : (found / total) * (1 - 1 / (2 + found));
}

/** The three commands nearest to a message that is none, best first. */
export function nearestKinds(utterance: Utterance): Nearest {
  const said = utterance.words.slice(0, lookAt).map((word) => word.folded);
  const scores = new Map<CommandKind, number>();
  const raise = (kind: CommandKind, score: number): void => {
    scores.set(kind, Math.max(scores.get(kind) ?? 0, score));
  };
  for (const { kind, words } of phrases) if (isCommand(kind)) raise(kind, share(said, words));
  for (const { kind, words } of telling) if (words.some((word) => said.includes(word))) raise(kind, 0.6);
  if (said.length > 0 && said.length <= titleAtMost) raise('show-case', 0.5);
  // Stable: equal scores stay in the order of `commandKinds`, which ends the list when nothing fits.
  const ranked = commandKinds.toSorted((a, b) => score(b) - score(a));
  function score(kind: CommandKind): number {
    const value = scores.get(kind) ?? 0;
    return value < 0.3 ? 0 : value;
  }
  const [first = 'new-case', second = 'list-cases', third = 'help'] = ranked;
  return [first, second, third];
}
