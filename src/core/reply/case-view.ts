import type { CaseId, IsoDate, StepId } from '../ids.ts';
import type { Localized, Say } from '../text.ts';
import type { Button } from './button.ts';
import type { ReminderText } from './reminder-view.ts';
import type { DeadlineView, RuleView } from './rule-view.ts';

/** The living card of a case. */
export interface CaseView {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  /** Short lines about the post: percentage, permanence, route. */
  readonly facts: readonly Say[];
  readonly status: 'running' | 'held' | 'withdrawn' | 'closed';
  /** Explains a status that is not `running`, for instance why and until when it is on hold. */
  readonly statusNote: Say | null;
  readonly stage: {
    readonly title: Localized;
    readonly index: number;
    readonly of: number;
    readonly stepsDone: number;
    readonly stepsOf: number;
  } | null;
  readonly stages: readonly { readonly title: Localized; readonly state: 'done' | 'current' | 'ahead' }[];
  readonly next: { readonly stepId: StepId; readonly title: Say; readonly instruction: Say } | null;
  /** What became due the moment it was known; said quietly under the next step. */
  readonly reminders: readonly ReminderText[];
  /** Said instead of `next` when nothing can be done now: what is waited for. */
  readonly idle: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly waiting: readonly { readonly what: Localized; readonly who: Localized; readonly since: IsoDate }[];
  readonly deadline: DeadlineView | null;
  /** One or two lines that matter now: a warning, a confirmation of what was just done. */
  readonly notices: readonly { readonly tone: 'good' | 'attention' | 'neutral'; readonly text: Say }[];
  readonly buttons: readonly Button[];
  /** Behind «Mer». */
  readonly more: readonly Button[];
}

/** One line of «mine saker». */
export interface CaseLine {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  readonly status: CaseView['status'];
  readonly stage: Localized | null;
  readonly next: Localized | null;
  readonly date: IsoDate | null;
  /** What somebody has asked for by right and waits for. */
  readonly request: Say | null;
  /** Who owns it, when the reader does not. */
  readonly owner: string | null;
  readonly button: Button;
}
