/** Time that moves only when it is told to, so that an hour passes at once. */
export interface SimulatedTime {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
  /** Runs what is due, moment by moment, until nothing is planned or so many milliseconds have passed. */
  readonly runFor: (ms: number) => Promise<void>;
}

/** Starts at zero. */
export function simulateTime(): SimulatedTime {
  let now = 0;
  let planned: { readonly at: number; readonly run: () => void }[] = [];
  /** Lets everything that only waits for promises go on. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    after: (ms, run) => void planned.push({ at: now + ms, run }),
    runFor: async (ms) => {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = Math.min(...planned.map(({ at }) => at));
        if (next > until) break;
        now = Math.max(now, next);
        const due = planned.filter(({ at }) => at <= now);
        planned = planned.filter(({ at }) => at > now);
        for (const { run } of due) run();
        await settle();
      }
      now = until;
    },
  };
}
