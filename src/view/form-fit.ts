/** How tightly a form is written. Input values are never touched; what is cut is said again somewhere else, or folded away. */
export interface FormFit {
  /** Most characters of a choice and of a label that is somebody's own words. */
  readonly label: number;
  /** Most characters of a notice. */
  readonly notice: number;
  /** Hints and the rules beside the first. */
  readonly extras: boolean;
  /** Choices that recur in several inputs are listed once, with a number each. */
  readonly numbered: boolean;
}

/** From roomy to tight; the first that stays below the limit is used. */
export const formFits: readonly [FormFit, ...FormFit[]] = [
  { label: Infinity, notice: Infinity, extras: true, numbered: false },
  { label: 120, notice: 600, extras: true, numbered: false },
  { label: 48, notice: 240, extras: false, numbered: false },
  { label: 120, notice: 240, extras: false, numbered: true },
  { label: 48, notice: 120, extras: false, numbered: true },
];
