/** Figures of one experiment by name; counts, seconds, or a word. */
export type Figures = Readonly<Record<string, number | string>>;

/** What an experiment found. */
export interface Verdict {
  readonly passed: boolean;
  readonly figures: Figures;
  /** What went wrong, one sentence each; empty when it passed. */
  readonly faults: readonly string[];
}

/** `full` is what the contract asks for, `small` is the same with fewer rounds, for every change. */
export type Size = 'full' | 'small';

/** One thing that is survived: the real program, what is done to it, and what must be true afterwards. */
export interface Experiment {
  readonly id: string;
  /** Printed with the result; the same seed gives the same choices, though not the same moments. */
  readonly seed: number;
  /** What is done, in one sentence. */
  readonly procedure: string;
  /** What must be true afterwards, in one sentence. */
  readonly passesWhen: string;
  readonly run: (options: { readonly size: Size; readonly seed: number }) => Promise<Verdict>;
}
