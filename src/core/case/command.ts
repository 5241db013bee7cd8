import type { CaseId, IsoDate, PolicyHash, PositionId, StepId, UserId } from '../ids.ts';
import type { NotedFinding } from './advert.ts';
import type { UnreachableReason } from '../sending/unreachable.ts';
import type { DeliveryState, UnionAnswer } from './event.ts';
import type { ImpartialityAnswer } from './panel.ts';
import type { Facts } from './facts.ts';
import type { RequirementTexts } from './requirements.ts';

/** A union representative who is to take part. */
export interface Invited {
  readonly user: UserId;
  /** Id of her union in the policy. */
  readonly union: string;
  readonly name?: string;
  /** The bot cannot reach her, as far as it knows. */
  readonly unreached?: boolean;
}

/** Somebody who is to be on the panel. */
export interface Named {
  readonly user: UserId;
  readonly name: string;
  /** The bot cannot reach her, as far as it knows. */
  readonly unreached?: boolean;
}

/** Raw values of a form, by input id, as they came in. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Given by the one a question was put to; `basis` is the question as she read it. */
interface ByAnswerer {
  readonly step: StepId;
  readonly position: PositionId | null;
  readonly as: 'director' | 'hr';
  readonly basis: string;
}

/** Recorded for a member who has answered by other means. */
interface ForMember {
  /** How her answer came: one of the ways there are. */
  readonly how: string;
  /** What the one who records it is called. */
  readonly recorder: string;
  /** The bot cannot reach her, as far as it knows. */
  readonly unreached: boolean;
}

/**
 * What somebody wants to happen in a case. Texts and inputs are unchecked; `decide` checks them.
 * `basis` is what the form was opened on: the list's version, or the turn that set the facts.
 */
export type Command =
  | {
      readonly kind: 'ask';
      readonly step: StepId;
      readonly position: PositionId | null;
      readonly inputs: Inputs;
      /** To whom the question goes; absent or empty where it is asked by other means. */
      readonly to?: readonly UserId[];
    }
  | {
      readonly kind: 'do';
      readonly step: StepId;
      readonly position: PositionId | null;
      readonly inputs: Inputs;
      /** The one who answers could have done so herself: how the answer came instead is to be said (input `elsewhere`). */
      readonly elsewhere?: boolean;
      /** The directory has no union representative within reach for the place: only then is a discussion recorded that nobody was asked to. */
      readonly noRepresentative?: boolean;
    }
  | ({ readonly kind: 'answer'; readonly inputs: Inputs; readonly name: string } & ByAnswerer)
  | ({ readonly kind: 'return-question'; readonly reason: string; readonly isSeen: boolean } & ByAnswerer)
  | { readonly kind: 'skip'; readonly step: StepId; readonly position: PositionId | null; readonly reason: string }
  | { readonly kind: 'reopen'; readonly step: StepId; readonly position: PositionId | null; readonly reason: string | null }
  | { readonly kind: 'change-times'; readonly inputs: Inputs }
  | { readonly kind: 'save-list'; readonly texts: RequirementTexts; readonly basis: number }
  | { readonly kind: 'link-list'; readonly chosen: Readonly<Record<string, string>>; readonly basis: number }
  | { readonly kind: 'change-facts'; readonly facts: Facts; readonly basis: number }
  | { readonly kind: 'note-check'; readonly hash: string; readonly findings: readonly NotedFinding[] }
  | { readonly kind: 'keep-finding'; readonly hash: string; readonly finding: string; readonly reason: string }
  | { readonly kind: 'pass-door'; readonly door: string; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string; readonly nobodyApplied: boolean }
  | { readonly kind: 'note-anew'; readonly as: CaseId }
  | { readonly kind: 'decline-offer'; readonly position: PositionId; readonly inputs: Inputs }
  | { readonly kind: 'unfill'; readonly position: PositionId; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string; readonly until: IsoDate | null }
  | { readonly kind: 'resume' }
  | {
      readonly kind: 'share';
      readonly step: StepId;
      readonly position: PositionId | null;
      /** Union representatives, each with her union's id in the policy. */
      readonly with: readonly Invited[];
      /** What is to go along with their cards, where the step says so. */
      readonly enclosed?: string;
    }
  | {
      readonly kind: 'answer-union';
      readonly step: StepId;
      readonly position: PositionId | null;
      readonly answer: UnionAnswer;
      readonly statement: string;
      /** She says that a name in her words is no candidate's. */
      readonly namesNobody: boolean;
    }
  | {
      readonly kind: 'correct-union';
      readonly step: StepId;
      readonly position: PositionId | null;
      readonly text: string;
      readonly namesNobody: boolean;
    }
  | {
      readonly kind: 'settle-reminder';
      /** Id of the reminder in the policy. */
      readonly reminder: string;
      readonly position: PositionId | null;
      readonly as: 'done' | 'not-relevant';
      /** Why it does not concern this case; not asked for where it is done. */
      readonly reason: string;
    }
  | {
      readonly kind: 'note-delivery';
      readonly step: StepId;
      readonly position: PositionId | null;
      readonly with: UserId;
      readonly state: DeliveryState;
      readonly reason?: UnreachableReason;
    }
  | { readonly kind: 'clear-slot' | 'call-slot'; readonly inputs: Inputs }
  | { readonly kind: 'drop-slot'; readonly slot: string }
  | { readonly kind: 'register-request'; readonly inputs: Inputs }
  | { readonly kind: 'answer-request'; readonly request: number; readonly inputs: Inputs }
  | {
      readonly kind: 'hand-over';
      readonly to: UserId;
      readonly name?: string;
      /** The receiver is not directly under a leader who is disqualified. */
      readonly notSubordinate?: boolean;
      /** What the one who says so is called. */
      readonly statedBy?: string;
    }
  | {
      readonly kind: 'change-panel';
      readonly add: readonly Named[];
      readonly leave: readonly UserId[];
      /** What the one who leads the case is called; she is on the panel herself. */
      readonly leader: string;
      /** She says that nobody else prepares the case. */
      readonly alone: boolean;
      /** She says that what was done has been gone through anew without those who leave. */
      readonly reviewed: boolean;
    }
  | { readonly kind: 'answer-impartiality'; readonly answer: ImpartialityAnswer; readonly superior?: string }
  | ({
      readonly kind: 'record-impartiality';
      readonly member: UserId;
      readonly answer: ImpartialityAnswer | null;
    } & ForMember)
  /** `basis` refers to the answer as the superior read it. */
  | { readonly kind: 'rule-on-doubt'; readonly member: UserId; readonly basis: string; readonly clear: boolean }
  | { readonly kind: 'send-briefing' }
  | { readonly kind: 'confirm-briefing'; readonly inputs: Inputs }
  | ({ readonly kind: 'record-briefing'; readonly member: UserId } & ForMember)
  | { readonly kind: 'adopt-policy'; readonly policy: PolicyHash }
  | { readonly kind: 'undo' };
