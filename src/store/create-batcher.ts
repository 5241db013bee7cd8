/** Collects jobs that come at about the same time and runs them together. */
export interface Batcher<Job, Answer> {
  /** Resolves with the job's own answer once the whole batch is through; rejects when the batch failed. */
  readonly add: (job: Job) => Promise<Answer>;
  /** Runs what is waiting now. */
  readonly flush: () => void;
}

/** A batch holds the event loop while it runs, so a long queue is taken in parts, with room for others between them. */
const largestBatch = 256;
/** A batch that takes less than this is not worth waiting for company; milliseconds. */
const leastWaitMs = 1;
/** However slow the batches are, none waits longer; milliseconds. */
const longestWaitMs = 10;
/** So often a batch waits its time out, to learn whether there is more company than it knows of. */
const lookAroundEvery = 32;

/**
 * Creates a batcher over `run`, which answers for each job in order or throws for all of them.
 *
 * On a slow disk a batch costs the same whether few or many are in it. While several are at work, it therefore waits
 * until as many jobs have come as the last one held, but no longer than that one took. Somebody who works alone never
 * waits, and on a quick disk nobody does.
 */
export function createBatcher<Job, Answer>(run: (jobs: readonly Job[]) => readonly Answer[], now = () => performance.now()): Batcher<Job, Answer> {
  interface Waiting {
    readonly job: Job;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (reason: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let planned = false;
  let timer: NodeJS.Timeout | undefined;
  let last = { number: 0, jobs: 1, tookMs: 0, ended: 0 };

  function runSome(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting.slice(0, largestBatch);
    waiting = waiting.slice(largestBatch);
    const began = now();
    try {
      const answers = run(batch.map(({ job }) => job));
      if (answers.length !== batch.length) throw new Error('A batch has to answer every job');
      answers.forEach((answer, index) => batch[index]?.resolve(answer));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    const ended = now();
    last = { number: last.number + 1, jobs: batch.length, tookMs: ended - began, ended };
  }

  /** How long the jobs that wait should wait for more; milliseconds, 0 for no longer. */
  function toWait(): number {
    if (last.jobs === 1 || last.tookMs < leastWaitMs) return 0;
    const expected = last.number % lookAroundEvery === 0 ? largestBatch : last.jobs;
    return waiting.length >= expected ? 0 : Math.max(0, last.ended + Math.min(last.tookMs, longestWaitMs) - now());
  }

  function plan(): void {
    if (planned || waiting.length === 0) return;
    const ms = toWait();
    if (ms > 0) {
      timer ??= setTimeout(runNow, ms);
      return;
    }
    planned = true;
    setImmediate(runNow);
  }

  function runNow(): void {
    planned = false;
    if (waiting.length > 0) runSome();
    plan();
  }

  return {
    add: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        plan();
      }),
    flush: () => {
      while (waiting.length > 0) runSome();
    },
  };
}
