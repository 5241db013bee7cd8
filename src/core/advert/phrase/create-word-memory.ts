/**
 * Remembers what has been learnt of words. There are two halves: when the younger is full the older is forgotten and
 * the younger takes its place, so that a text full of nonsense costs the words of ordinary ones a single look.
 */
export function createWordMemory<Known>({
  most,
  isWorthKeeping,
  learn,
}: {
  /** Words that are remembered at most. */
  readonly most: number;
  /** Other words are learnt anew each time. */
  readonly isWorthKeeping: (word: string, known: Known) => boolean;
  readonly learn: (word: string) => Known;
}): (word: string) => Known {
  let younger = new Map<string, Known>();
  let older = new Map<string, Known>();
  return (word) => {
    const recent = younger.get(word);
    if (recent !== undefined) return recent;
    const known = older.get(word) ?? learn(word);
    if (!isWorthKeeping(word, known)) return known;
    if (younger.size >= most / 2) {
      older = younger;
      younger = new Map();
    }
    younger.set(toOwnCopy(word), known);
    return known;
  };
}

/** A part of a string of this many units keeps the whole of it in memory, here long after the advert is gone. */
const shortestPart = 13;

function toOwnCopy(word: string): string {
  return word.length < shortestPart ? word : word.split('').join('');
}
