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
  let [findings, cards, slowest, units] = [0, 0, 0, 0];
  const judge = (number: number) => {
    const { kind, text } = makeHostileText(seed, number, material);
    try {
      const verdict = judgeText(text, number, material);
      const slow = isTimed && verdict.leastMs > mostTextMs ? [`took ${Math.round(verdict.leastMs)} ms`] : [];
      return { text, verdict, faults: [...slow, ...verdict.faults].map((fault) => `Text ${number} (${kind}): ${fault}`) };
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
      slowest = Math.max(slowest, verdict.leastMs);
      findings += verdict.findings;
      cards += verdict.cards;
    }
    // Files are read meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    faults,
    figures: {
      texts,
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
