import { z } from 'zod';

const plannedSchema = z.object({ msg: z.literal('recipients of a broadcast planned'), planned: z.int(), passedOver: z.int() });

/** How far the recipients of a broadcast have been planned, by the lines of a log. */
export interface Planning {
  /** Given her record and her message. */
  readonly planned: number;
  /** Planned once more in vain, because another process had been quicker. */
  readonly passedOver: number;
}

/** Counts what a program has planned of a broadcast. */
export function toPlanning(logged: readonly string[]): Planning {
  let [planned, passedOver] = [0, 0];
  for (const line of logged) {
    if (!line.includes('recipients of a broadcast planned')) continue;
    const found = plannedSchema.parse(JSON.parse(line));
    planned += found.planned;
    passedOver += found.passedOver;
  }
  return { planned, passedOver };
}
