import { alignWords } from './align-words.ts';
import type { PhraseKind } from './lexicon.ts';
import { phrases } from './phrases.ts';
import type { Reading } from './without-fillers.ts';

/** No phrase is longer than this, articles included. */
const longest = 14;

/** The command a message is as a whole: the reading with fewest typing mistakes, then the one that leaves least out. */
export function matchPhrase(readings: readonly Reading[]): PhraseKind | undefined {
  let best: { readonly kind: PhraseKind; readonly typos: number } | undefined;
  // Readings come longest first, so an equal later match never wins.
  for (const reading of readings) {
    if (reading.words.length > longest) continue;
    const said = reading.words.map((word) => word.folded);
    const joined = said.join('');
    for (const phrase of phrases) {
      // «Hvordan angre?» wants to know; undoing at once would be a surprise.
      if (reading.asked && phrase.kind === 'undo') continue;
      // Torn words («hj elp») are matched only letter by letter.
      const typos = joined === phrase.joined ? 0 : alignWords(said, phrase.words);
      if (typos !== undefined && (best === undefined || typos < best.typos)) best = { kind: phrase.kind, typos };
    }
  }
  return best?.kind;
}
