import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import type { Random } from '../create-random.ts';
import type { Call } from '../sending/connector-plan.ts';
import type { Program } from '../start-program.ts';

/** The database is away for so long, milliseconds. */
export const away = { shortest: 200, longest: 3_000 };
/** Sending must be heard again so soon after the database answers; milliseconds. */
export const longestSilenceMs = 10_000;

/** How a database is stopped again and again. */
export interface Outages {
  readonly random: Random;
  /** Stops before the last one, which is the long one. */
  readonly stops: number;
  readonly longestMs: number;
  readonly program: Program;
  readonly calls: () => readonly Call[];
  /** Resolves when the moment of a stop has come; counted from 0. */
  readonly moment: (stop: number) => Promise<void>;
  /** Asked before every stop. */
  readonly goesOn: () => boolean;
}

/** Stops a database as by a power cut and starts it again, and listens each time for the next message that leaves. */
export async function stopDatabase(
  cluster: Cluster,
  { random, stops, longestMs, program, calls, moment, goesOn }: Outages,
): Promise<{ readonly faults: readonly string[]; readonly slowestMs: number }> {
  const faults: string[] = [];
  let slowestMs = 0;
  for (let stop = 0; stop <= stops && goesOn(); stop += 1) {
    await moment(stop);
    await cluster.stop('immediate');
    await pause(stop === stops ? longestMs : random.between(away.shortest, away.longest));
    await cluster.start();
    const answered = Date.now();
    while (!calls().some(({ at }) => at > answered) && Date.now() - answered < longestSilenceMs * 2) await pause(50);
    const silence = (calls().find(({ at }) => at > answered)?.at ?? Infinity) - answered;
    slowestMs = Math.max(slowestMs, silence);
    if (silence > longestSilenceMs) faults.push(`After stop ${stop + 1} nothing was sent for ${silence} ms`);
    if (program.hasEnded()) faults.push(`The program ended by itself: ${program.errors()}`);
  }
  return { faults, slowestMs: Math.round(slowestMs) };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
