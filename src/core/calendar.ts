import type { CaseId, Instant, IsoDate } from './ids.ts';
import type { Say } from './text.ts';

/** An entry in a calendar file: a whole day, or from one moment to another. */
export interface CalendarEvent {
  /** Permanent within the case, so that a file read in anew moves the entry instead of adding one. */
  readonly id: string;
  readonly date: IsoDate;
  readonly what: Say;
  /** A proposal nobody has decided. */
  readonly tentative: boolean;
  /** The day is shown as taken. */
  readonly busy: boolean;
  /** When it begins and ends; absent for a whole day. */
  readonly time?: { readonly from: Instant; readonly to: Instant };
  readonly place?: Say;
  /** There is no such entry any more, and whoever has it is told so. */
  readonly gone?: boolean;
}

/** The days of a case for somebody's calendar. */
export interface Calendar {
  readonly caseId: CaseId;
  readonly title: string;
  /** When the file is written. */
  readonly at: Instant;
  /** Grows with every change of the case, so that calendars take the newer file. */
  readonly sequence: number;
  /** Makes the entries' names unique in the world: the tenant. */
  readonly domain: string;
  readonly events: readonly CalendarEvent[];
}
