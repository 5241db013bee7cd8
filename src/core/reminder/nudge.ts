import type { CourseStep } from '../case/course.ts';
import type { PanelMember } from '../case/panel.ts';
import type { RightsRequest } from '../case/requests.ts';
import type { Share } from '../case/share.ts';
import type { IsoDate, UserId } from '../ids.ts';
import type { PlannedReminder } from './plan-reminders.ts';

/** Whom something in a case waits for; `answerers` are those the question at a step went to, `superiors` those who decide a panel member's doubt. */
export type Party =
  | { readonly kind: 'owner' }
  | { readonly kind: 'answerers'; readonly to: readonly UserId[] }
  | { readonly kind: 'hr' }
  | { readonly kind: 'superiors'; readonly of: UserId };

/** What somebody is reminded of. */
export type NudgeSubject =
  | { readonly kind: 'reminder'; readonly planned: PlannedReminder }
  /** The same for HR: nobody has said that it is done, and the municipality's delay is over. */
  | { readonly kind: 'escalation'; readonly planned: PlannedReminder }
  | { readonly kind: 'question'; readonly step: CourseStep }
  | { readonly kind: 'share'; readonly share: Share; readonly step: CourseStep }
  /** A member of the panel has not answered for herself, or not confirmed what she was to read. */
  | { readonly kind: 'panel'; readonly member: PanelMember; readonly step: CourseStep }
  /** A member may be in doubt, which is decided above her. */
  | { readonly kind: 'doubt'; readonly member: PanelMember; readonly step: CourseStep }
  /** Somebody has asked for something by right; `late` tells HR of one that was the manager's to answer. */
  | { readonly kind: 'request'; readonly request: RightsRequest; readonly moment: 'first' | 'due' | 'late' };

/** Something of a case that somebody is told when its day comes, unless it has been done by then. */
export interface Nudge {
  /** Permanent within the case: what it is about and the day. A moved date is another key. */
  readonly key: string;
  readonly party: Party;
  readonly about: NudgeSubject;
  /** The day it is due to be told. */
  readonly due: IsoDate;
  /** The day it is about: the date that is drawing near, else the day it is due. */
  readonly day: IsoDate;
}
