import type { Log } from '../../ports/log.ts';
import type { Replicas } from '../../ports/replicas.ts';
import type { Pacer } from './create-pacer.ts';

/** What a pacer is shared by. */
export interface SharedPacerParts {
  readonly pacer: Pacer;
  readonly replicas: Pick<Replicas, 'reserve' | 'pause'>;
  /** Calls a second in a tenant, of all processes together. */
  readonly rate: number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Pick<Log, 'warn'>;
}

/** A message of the background that has been put off for so long reserves as far ahead as an answer to a person; milliseconds. */
const longestPutOffMs = 3_000;

/** Has a process's own pacer keep the limits together with those of the others: it says who goes first here, they say when. */
export function sharePacer({ pacer, replicas, rate, sleep, log }: SharedPacerParts): Pacer {
  let closed = false;
  return {
    enter: async (road, urgency) => {
      let putOff = 0;
      for (;;) {
        const pass = await pacer.enter(road, urgency);
        // Without a database nothing will leave either: the key cannot be taken.
        const wait = await replicas.reserve({ ...road, urgency, rate, isPressing: putOff > longestPutOffMs }).catch(() => 0);
        if (wait >= 1) await sleep(wait);
        if (closed) return new Promise(() => undefined);
        if (wait >= 0) return pass;
        pass.leave();
        putOff -= wait;
        await sleep(-wait);
      }
    },
    pause: (road, ms) => {
      pacer.pause(road, ms);
      void replicas
        .pause(road, ms)
        .catch((error: unknown) => log.warn({ kind: error instanceof Error ? error.name : null }, 'a pause could not be shared'));
    },
    close: () => {
      closed = true;
      pacer.close();
    },
  };
}
