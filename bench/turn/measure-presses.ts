import type { Figures } from '../bench.ts';
import { quantile } from '../median.ts';
import type { Presser } from './create-presser.ts';
import type { OpenCase } from './open-cases.ts';
import { pressOnce } from './press-once.ts';

/** Presses for so many milliseconds with so many presses under way at any time; each case waits for its own card. */
export async function measurePresses(presser: Presser, cases: readonly OpenCase[], { concurrent, milliseconds }: { readonly concurrent: number; readonly milliseconds: number }): Promise<Figures> {
  const waiting = [...cases];
  const durations: number[] = [];
  const began = performance.now();
  const person = async (): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      const one = waiting.shift();
      if (one === undefined) throw new Error(`${concurrent} at a time need at least as many cases`);
      const pressed = performance.now();
      await pressOnce(presser, one);
      durations.push(performance.now() - pressed);
      waiting.push(one);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, person));
  const seconds = (performance.now() - began) / 1000;
  return { turnsPerSecond: durations.length / seconds, p50Ms: quantile(durations, 0.5), p99Ms: quantile(durations, 0.99) };
}
