import type { Figures } from '../bench.ts';
import { quantile } from '../median.ts';
import type { Listener } from '../process/start-listener.ts';
import type { Presser } from './create-presser.ts';
import type { OpenCase } from './open-cases.ts';
import { pressOnce } from './press-once.ts';

/** Who is pressed by whom, and where. */
export interface PressedBot {
  readonly bot: Listener;
  readonly presser: Presser;
  readonly cases: readonly OpenCase[];
}

/** Updates of messages may still be on their way when the last answer is in; they must not run into the next measurement. */
const settleMs = 250;

/** Presses for so many milliseconds with so many presses under way at any time; each case waits for its own card. */
export async function measurePresses(
  { bot, presser, cases }: PressedBot,
  { concurrent, milliseconds }: { readonly concurrent: number; readonly milliseconds: number },
): Promise<Figures> {
  const waiting = [...cases];
  const durations: number[] = [];
  const cpuBefore = bot.cpuMs();
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
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const cpuAfter = bot.cpuMs();
  return {
    turnsPerSecond: durations.length / seconds,
    p50Ms: quantile(durations, 0.5),
    p99Ms: quantile(durations, 0.99),
    ...(cpuBefore === undefined || cpuAfter === undefined ? {} : { cpuMsPerTurn: (cpuAfter - cpuBefore) / durations.length }),
  };
}
