import type { IsoDate, RuleId } from '../ids.ts';
import type { Localized, Message } from '../text.ts';

/** A rule as the reader sees it: the sentence, what it rests on, its id. */
export interface RuleView {
  readonly id: RuleId;
  readonly text: Localized;
  readonly basis: Localized;
  /** Where we have it from: a named document with its lines, or the published source as it is written. */
  readonly source: string | Message;
  /** `binding` is law or the municipality's must; `advice` is should, target or information; `unconfirmed` waits for HR. */
  readonly weight: 'law' | 'local' | 'advice' | 'unconfirmed';
  /** The reader is somebody else than the manager the sentence speaks to. */
  readonly isManagers?: boolean;
}

/** A deadline; the view writes the date out. `proposal` is a product default, not a rule. */
export interface DeadlineView {
  readonly what: Localized;
  readonly date: IsoDate;
  readonly state: 'ahead' | 'today' | 'overdue';
  readonly proposal: boolean;
}
