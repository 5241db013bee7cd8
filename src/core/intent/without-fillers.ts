import { after, asking, before } from './fillers.ts';
import type { Utterance, Word } from './read-words.ts';

/** One way to read a message: some of its first and last words left out as politeness. */
export interface Reading extends Utterance {
  readonly words: readonly Word[];
  /** What was left out in front asks whether or how. */
  readonly asked: boolean;
}

/** More politeness than this is not a command any more. */
const mostSteps = 5;

function endsOf(words: readonly Word[], fillers: readonly (readonly string[])[], side: 'before' | 'after'): ReadonlySet<number> {
  const reached = new Set([0]);
  let edge = [0];
  for (let step = 0; step < mostSteps; step += 1) {
    edge = edge
      .flatMap((from) =>
        fillers
          .filter((filler) => {
            const start = side === 'before' ? from : words.length - from - filler.length;
            return start >= 0 && filler.every((part, index) => words[start + index]?.folded === part);
          })
          .map((filler) => from + filler.length),
      )
      .filter((end) => !reached.has(end));
    for (const end of edge) reached.add(end);
  }
  return reached;
}

/** Every way to read the message without politeness at its ends, the longest first; at least one word stays. */
export function withoutFillers(utterance: Utterance): readonly Reading[] {
  const { words } = utterance;
  const starts = [...endsOf(words, before, 'before')];
  const ends = [...endsOf(words, after, 'after')];
  return starts
    .flatMap((start) => ends.map((end) => ({ start, left: words.slice(start, words.length - end) })))
    .filter(({ left }) => left.length > 0)
    .toSorted((a, b) => b.left.length - a.left.length)
    .map(({ start, left }) => ({ ...utterance, words: left, asked: isAsking(words.slice(0, start)) }));
}

function isAsking(front: readonly Word[]): boolean {
  return front.some((_, at) => asking.some((phrase) => phrase.every((part, index) => front[at + index]?.folded === part)));
}
