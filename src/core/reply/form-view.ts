import type { CaseId, RuleId } from '../ids.ts';
import type { Localized, Message, Say } from '../text.ts';
import type { Button } from './button.ts';
import type { RuleView } from './rule-view.ts';

/** One input of a form. `value` is what to fill in: an earlier answer or the refused draft. */
export interface InputView {
  readonly id: string;
  /** `several` is a choice of any number; its value is the chosen ones with commas between. */
  readonly kind: 'text' | 'multiline' | 'date' | 'count' | 'choice' | 'several' | 'tick';
  readonly label: Say;
  readonly hint: Say | null;
  readonly value: string;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly options: readonly { readonly value: string; readonly label: Say }[];
  /** What was wrong with the last answer, in one sentence that says what to do. */
  readonly problem: Message | null;
  /** The rule behind a tick, shown small. */
  readonly rule: { readonly id: RuleId; readonly basis: Localized } | null;
  /** A heading above the input when it starts a new group. */
  readonly heading: Say | null;
  /** Hidden behind a button with this label until it is asked for, with the others of the same key, which follow one another. */
  readonly fold?: { readonly key: string; readonly label: Say };
}

/** A page outside the chat. */
export interface LinkView {
  readonly label: Say;
  readonly url: string;
}

/** A form inside a card: a step, the case's facts, a reason, the job analysis list. */
export interface FormView {
  /** Stable name of the form, for docs/cards.md and tests: `step`, `case`, `reason`, `requirements`, `links`, `calendar`, `times`. */
  readonly form: string;
  /** What the form belongs to, above its title: case number and title, or null for a new case. */
  readonly context: Say | null;
  readonly title: Say;
  readonly intro: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly notices: readonly { readonly tone: 'good' | 'attention' | 'neutral'; readonly text: Say }[];
  readonly inputs: readonly InputView[];
  readonly buttons: readonly Button[];
  /** Pages that open beside the form, which stays as it is. */
  readonly links?: readonly LinkView[];
}

/** A shut gate: which, why, what opens it. */
export interface GateView {
  readonly caseId: CaseId;
  readonly caseTitle: string;
  readonly gate: string;
  readonly title: Localized;
  /** The step that was asked for. */
  readonly step: Say;
  readonly text: Localized;
  readonly rule: RuleView;
  /** The gate rests on a setting HR has not confirmed: it advises. */
  readonly advises: boolean;
  readonly opens: readonly { readonly title: Say; readonly button: Button }[];
  readonly buttons: readonly Button[];
}
