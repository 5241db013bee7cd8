import type { FreeTextWarning } from '../free-text/check-free-text.ts';
import type { IsoDate, UserId } from '../ids.ts';
import { accept, type Result } from '../result.ts';
import type { Course } from './course.ts';
import type { Policy } from './definition.ts';
import type { CaseHappening } from './event.ts';
import type { Refusal } from './refusal.ts';
import type { SlotRecord } from './slots.ts';
import type { CaseState } from './state.ts';

/** What a decision rests on beside the case itself. */
export interface DecisionWorld {
  readonly policy: Policy;
  readonly today: IsoDate;
  readonly actor: UserId;
  /** HR may pass a binding door with a reason; a manager may not. */
  readonly mayOverride: boolean;
  /** The case's numbered candidates; absent where there are none. */
  readonly slots?: SlotRecord;
}

/** What happens, and the texts it refers to. No events: the command was already carried out. */
export interface Decision {
  readonly happenings: readonly CaseHappening[];
  /** Text reference → a person's own words, kept apart so that they can be deleted. */
  readonly texts: Readonly<Record<string, string>>;
  readonly warnings: readonly FreeTextWarning[];
  /** New entries about numbered candidates, by the reference the events hold. */
  readonly slots?: SlotRecord;
}

/** The case at the moment of a command, laid over its policy. */
export interface Moment {
  readonly state: CaseState;
  readonly world: DecisionWorld;
  readonly course: Course;
  /** The number the command's turn gets; it names the texts. */
  readonly turn: number;
}

/** A decision of one happening that refers to no texts. */
export function happen(happening: CaseHappening): Result<Decision, Refusal> {
  return accept({ happenings: [happening], texts: {}, warnings: [] });
}
