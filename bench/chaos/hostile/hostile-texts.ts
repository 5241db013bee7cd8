import { quantile } from '../../median.ts';
import type { Figures } from '../experiment.ts';
import { judgeText, mostTextMs } from './judge-text.ts';
import type { Material } from './load-material.ts';
import { makeHostileText } from './make-hostile-text.ts';

/** What came of a part of the experiment. */
export interface Part {
  readonly figures: Figures;
  readonly faults: readonly string[];
}

/** Texts that are checked first and not timed: a process that has just started is slow at everything. */
const warmUp = 60;

/** Checks so many hostile texts; the seed and the number of a text in a fault make the text again. */
export async function tryTexts({
  texts,
  seed,
  material,
  isTimed,
}: {
  readonly texts: number;
  readonly seed: number;
  readonly material: Material;
  /** Whether a text that takes too long is a fault; in a test it is not, since the machine may be doing anything. */
  readonly isTimed: boolean;
}): Promise<Part> {
  const faults: string[] = [];
  const times: number[] = [];
  /** Number of a text → what its check took, where that was too long. */
  const slow = new Map<number, number>();
  let [findings, cards, slowest, units] = [0, 0, 0, 0];
  const judge = (number: number) => {
    const { kind, text } = makeHostileText(seed, number, material);
    try {
      const verdict = judgeText(text, number, material);
      return { text, verdict, faults: verdict.faults.map((fault) => `Text ${number} (${kind}): ${fault}`) };
    } catch (error) {
      return {
        text,
        verdict: null,
        faults: [`Text ${number} (${kind}) threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
      };
    }
  };
  for (let number = 1; number <= warmUp; number += 1) judge(-number);
  for (let number = 0; number < texts; number += 1) {
    const { text, verdict, faults: found } = judge(number);
    faults.push(...found);
    units += text.length;
    if (verdict !== null) {
      times.push(verdict.ms);
      if (isTimed && verdict.leastMs > mostTextMs) slow.set(number, verdict.leastMs);
      else slowest = Math.max(slowest, verdict.leastMs);
      findings += verdict.findings;
      cards += verdict.cards;
    }
    // Files are read meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  // What shares the machine slows a thread by a third for seconds at a time; a text that is slow by itself is so at another time too.
  for (const [number, took] of slow) {
    const leastMs = Math.min(took, judge(number).verdict?.leastMs ?? took);
    slowest = Math.max(slowest, leastMs);
    if (leastMs > mostTextMs) faults.push(`Text ${number} took ${Math.round(leastMs)} ms`);
  }
  return {
    faults,
    figures: {
      texts,
      textsTimedAgain: slow.size,
      textMegabytes: round(units / 1024 ** 2),
      findings,
      cards,
      textMsMedian: round(quantile(times, 0.5)),
      textMsP99: round(quantile(times, 0.99)),
      textMsLongest: round(Math.max(...times)),
      textThreadMsLongest: round(slowest),
    },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
