/** Figures of one side of a measurement by name; the first is the one the ratio is made of. */
export type Figures = Readonly<Record<string, number>>;

/** Ours and the reference, measured one right after the other on the same machine. */
export interface Pair {
  readonly ratio: number;
  readonly ours: Figures;
  readonly reference: Figures;
}

/** How the ratio has to stand; an `aim` is worked towards and holds nobody up. */
export interface Bar {
  readonly must: 'at-least' | 'at-most';
  readonly ratio: number;
  readonly kind: 'bar' | 'aim';
}

/** How much is measured. */
export interface BenchSize {
  /** Pairs, each of ours and the reference. */
  readonly runs: number;
  /** 1 measures for as long as the figures need to be steady; less is for trying the bench itself. */
  readonly scale: number;
}

/** One benchmark: ours against a reference, as a ratio that means the same on a slow machine and a fast one. */
export interface Bench {
  readonly name: string;
  /** The unit of both sides' first figure. */
  readonly unit: string;
  readonly bar: Bar;
  /** What ours does, in one sentence. */
  readonly measured: string;
  /** What the reference does, in one sentence. */
  readonly against: string;
  readonly run: (size: BenchSize) => Promise<readonly Pair[]>;
}
