import type { CaseId, IsoDate, StepId } from '../ids.ts';
import type { Localized, Say } from '../text.ts';
import type { Button } from './button.ts';
import type { CaseView } from './case-view.ts';

/** One line of the whole path. */
export interface PlanStepView {
  readonly stepId: StepId;
  readonly title: Say;
  readonly state: 'done' | 'skipped' | 'asked' | 'next' | 'open' | 'shut';
  /** When it was done, by whom, or why it is shut. */
  readonly note: Say | null;
  readonly button: Button | null;
}

/** «Hele løypa»: one stage unfolded, the others as headings. */
export interface PlanView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly stages: readonly {
    readonly title: Localized;
    readonly state: 'done' | 'current' | 'ahead';
    readonly done: number;
    readonly of: number;
    readonly unfolded: boolean;
    readonly steps: readonly PlanStepView[];
    readonly unfold: Button;
  }[];
  readonly buttons: readonly Button[];
}

/** One day of the timeline. */
export interface AheadRow {
  readonly date: IsoDate;
  /** Days from today; negative when it is over. */
  readonly days: number;
  /** `suggested` is nobody's decision. */
  readonly state: 'overdue' | 'today' | 'ahead' | 'suggested';
  readonly what: Say;
  /** The date a reminder hangs on, written where its text has `{day}`. */
  readonly day: IsoDate | null;
  /** What kind of day it is, and whom it waits for; null where the heading says it. */
  readonly note: Say | null;
}

/** «Hva skjer framover»: what has been, what has a day, what is suggested; a page at a time. */
export interface AheadView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly past: readonly { readonly what: Localized; readonly date: IsoDate }[];
  /** How the plan stands to the wanted start. */
  readonly notices: CaseView['notices'];
  readonly rows: readonly AheadRow[];
  /** Heads the suggested rows: whether they are the latest days or the earliest. */
  readonly suggestion: Say;
  readonly page: { readonly number: number; readonly of: number };
  readonly buttons: readonly Button[];
}
