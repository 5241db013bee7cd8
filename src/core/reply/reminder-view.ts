import type { CaseId, IsoDate } from '../ids.ts';
import type { Say } from '../text.ts';
import type { Button } from './button.ts';
import type { RuleView } from './rule-view.ts';

/** A reminder's words; `{day}` in them is the day, written as it is read. */
export interface ReminderText {
  readonly say: Say;
  readonly day: IsoDate;
  /** Days from the reader's day to it, for «i morgen»; null where the text is read on any day. */
  readonly inDays: number | null;
}

/** How a reminder stands to the day it is read: it is told apart in words and colour, never louder. */
export interface ReminderDue {
  readonly day: IsoDate;
  readonly inDays: number;
  /** `told` for what HR hears of: the day, without a word on who should have done what. */
  readonly tone: 'soon' | 'due' | 'overdue' | 'told';
}

/** A single reminder with what she can do about it here. */
export interface ReminderView {
  readonly caseId: CaseId;
  readonly caseTitle: string;
  readonly title: Say;
  readonly text: ReminderText;
  readonly due: ReminderDue;
  /** Why it comes to her, when it is another's. */
  readonly standing: Say | null;
  readonly why: RuleView | null;
  readonly moreRules: readonly RuleView[];
  readonly buttons: readonly Button[];
}

/** What is due in one case. */
export interface DigestGroup {
  readonly caseId: CaseId;
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly title: Say; readonly due: ReminderDue; readonly standing: Say | null; readonly button: Button | null }[];
  /** Opens the case; null for who may not see it. */
  readonly button: Button | null;
}
