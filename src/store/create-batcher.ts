/** Collects the jobs of one turn of the event loop and runs them together. */
export interface Batcher<Job, Answer> {
  /** Resolves with the job's own answer once the whole batch is through; rejects when the batch failed. */
  readonly add: (job: Job) => Promise<Answer>;
  /** Runs what is waiting now. */
  readonly flush: () => void;
}

/** A batch holds the event loop while it runs, so a long queue is taken in parts, with room for others between them. */
const largestBatch = 256;

/** Creates a batcher over `run`, which answers for each job in order or throws for all of them. */
export function createBatcher<Job, Answer>(run: (jobs: readonly Job[]) => readonly Answer[]): Batcher<Job, Answer> {
  interface Waiting {
    readonly job: Job;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (reason: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let planned = false;

  function runSome(): void {
    const batch = waiting.slice(0, largestBatch);
    waiting = waiting.slice(largestBatch);
    try {
      const answers = run(batch.map(({ job }) => job));
      if (answers.length !== batch.length) throw new Error('A batch has to answer every job');
      answers.forEach((answer, index) => batch[index]?.resolve(answer));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function plan(): void {
    if (planned || waiting.length === 0) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      if (waiting.length > 0) runSome();
      plan();
    });
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
