import type { CaseId, Instant, IsoDate, PolicyHash, PositionId, UserId } from '../ids.ts';
import type { NotedFinding } from './advert.ts';
import type { ReferenceDate } from './definition-parts.ts';
import type { CaseHappening, Evidence, Question } from './event.ts';
import type { RightsRequest } from './requests.ts';
import type { FormerLeader, PanelMember } from './panel.ts';
import type { Share } from './share.ts';
import type { SlotCounts } from './slots.ts';
import type { Facts } from './facts.ts';
import type { Requirements } from './requirements.ts';

/** How a step was last recorded. */
export type StepRecord = {
  readonly at: Instant;
  readonly by: UserId;
  /** The day the question was sent, for steps where somebody else answers. */
  readonly askedOn: IsoDate | null;
  /** The question as it was last put; absent where none has been. */
  readonly question?: Question;
  /** The advert's text it is about; absent on steps that concern no text. */
  readonly bound?: string;
} & (
  | { readonly outcome: 'asked' }
  /** `reason` and `elsewhere` refer to why it was no and to how the answer came otherwise. */
  | {
      readonly outcome: 'done' | 'refused';
      readonly evidence: Evidence;
      readonly reason?: string;
      readonly elsewhere?: string;
      /** Interview times have been changed since: when their days became known, and the times there are no more. */
      readonly changedTimes?: { readonly since: Readonly<Record<string, IsoDate>>; readonly gone: string };
    }
  /** The question came back to who asked it. */
  | { readonly outcome: 'returned'; readonly reason: string }
  | { readonly outcome: 'skipped'; readonly reason: string }
);

/** What became of one position. */
export interface PositionCourse {
  /** Offers declined so far. */
  readonly declined: number;
  /** Reference to the reason when nobody is to be hired in it. */
  readonly unfilled: string | null;
}

/** A case as its events have made it. Texts are references into the case's deletable record. */
export interface CaseState {
  readonly id: CaseId;
  readonly openedOn: IsoDate;
  readonly openedAt: Instant;
  readonly policy: PolicyHash;
  readonly owner: UserId;
  readonly facts: Facts;
  /** The turn that last set the facts; a form opened before it is out of date. */
  readonly factsTurn: number;
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Step id → position id → record, for steps that are recorded for each position. */
  readonly perPosition: Readonly<Record<string, Readonly<Record<string, StepRecord>>>>;
  readonly positions: Readonly<Record<PositionId, PositionCourse>>;
  readonly requirements: { readonly list: Requirements; readonly at: Instant; readonly by: UserId } | null;
  readonly hold: { readonly reason: string; readonly until: IsoDate | null } | null;
  readonly withdrawal: { readonly on: IsoDate; readonly reason: string; readonly nobodyApplied: boolean } | null;
  /** The advert as it was last checked; `list` is the version of the requirements it was held against. */
  readonly advert: {
    readonly hash: string;
    readonly findings: readonly NotedFinding[];
    readonly list: number | null;
    readonly at: Instant;
    readonly by: UserId;
  } | null;
  readonly keptFindings: readonly {
    readonly finding: string;
    readonly hash: string;
    readonly reason: string;
    readonly at: Instant;
    readonly by: UserId;
  }[];
  /** `bound` is the advert's text a door was passed for; null where it concerns no text. */
  readonly passedDoors: readonly {
    readonly door: string;
    readonly as: 'advice' | 'override';
    readonly reason: string;
    readonly bound: string | null;
  }[];
  /** Who else takes part, and at which step she was asked to; `union` refers to her union's id. */
  readonly shares: readonly Share[];
  /** Reminders somebody has said are done with; `reason` refers to why one does not concern the case. */
  readonly settledReminders: readonly {
    readonly reminder: string;
    readonly position: PositionId | null;
    readonly as: 'done' | 'not-relevant';
    readonly reason: string | null;
  }[];
  /** Numbered candidates: references to the entries that count, and how many there are. */
  readonly slots: SlotCounts & { readonly refs: readonly string[] };
  /** What applicants and others have asked for by right, answered or not. */
  readonly requests: readonly RightsRequest[];
  /** Who prepares the case, the leader among them, in the order they were named. */
  readonly panel: readonly PanelMember[];
  /** Those who have left the panel while they might not take part: what they answered stands if they are named anew. */
  readonly leftPanel: readonly PanelMember[];
  /** The day the members were asked to confirm what is not asked about. */
  readonly briefingSent: IsoDate | null;
  /** Whose direct subordinates cannot decide the case (forvaltningsloven § 6 third paragraph). */
  readonly formerLeaders: readonly FormerLeader[];
  readonly linkedFrom: CaseId | null;
  readonly linkedTo: CaseId | null;
  /** The number the next turn gets is one more. */
  readonly turn: number;
  /** Turns that still count, oldest first; what «angre» looks at. */
  readonly turns: readonly { readonly turn: number; readonly by: UserId; readonly kinds: readonly CaseHappening['kind'][] }[];
}

/** Every step record of the case, those per position included. */
export function allRecords(state: CaseState): readonly StepRecord[] {
  return [...Object.values(state.steps), ...Object.values(state.perPosition).flatMap((records) => Object.values(records))];
}

/** The case without what was recorded for one position: it says nothing about the next candidate. */
export function withoutRecords(state: CaseState, position: PositionId): CaseState {
  const perPosition = Object.fromEntries(
    Object.entries(state.perPosition).map(([step, records]) => [step, Object.fromEntries(Object.entries(records).filter(([id]) => id !== position))]),
  );
  return { ...state, perPosition };
}

function evidences(state: CaseState): readonly Evidence[] {
  return allRecords(state).flatMap((record) => (record.outcome === 'done' ? [record.evidence] : []));
}

/** The reference dates known so far. Seen from a position its own dates count; seen from the case the latest of all positions. */
export function toReferenceDates(state: CaseState, position: PositionId | null = null): Readonly<Partial<Record<ReferenceDate, IsoDate>>> {
  const dates: Partial<Record<ReferenceDate, IsoDate>> = { T_behov: state.openedOn };
  if (state.withdrawal !== null) dates.T_trukket = state.withdrawal.on;
  const seen = position === null ? state : ofPosition(state, position);
  for (const evidence of evidences(seen)) {
    for (const [name, date] of Object.entries(evidence.dates) as [ReferenceDate, IsoDate][]) {
      const known = dates[name];
      if (known === undefined || known < date) dates[name] = date;
    }
  }
  return dates;
}

function ofPosition(state: CaseState, position: PositionId): CaseState {
  const perPosition = Object.fromEntries(
    Object.entries(state.perPosition).map(([step, records]) => [step, records[position] === undefined ? {} : { [position]: records[position] }]),
  );
  return { ...state, perPosition };
}

/** The post is or has been advertised: requirements and premises are frozen (S3-03). */
export function isPublished(state: CaseState): boolean {
  return evidences(state).some((evidence) => evidence.publishes);
}

/** The closing step is recorded. */
export function isClosed(state: CaseState): boolean {
  return evidences(state).some((evidence) => evidence.closes);
}

/** How many applied, once the lists have been made. */
export function applicants(state: CaseState): number | null {
  return evidences(state).reduce<number | null>((found, evidence) => evidence.applicants ?? found, null);
}

/** A fact raised by the evidence of some step. */
export function isRaised(state: CaseState, fact: 'negativeInformation' | 'internalCandidate'): boolean {
  // It counts from the call it came up in, not from the day all references are taken.
  if (fact === 'negativeInformation' && state.slots.negatives > 0) return true;
  return evidences(state).some((evidence) => evidence.raised[fact] === true);
}

/** Where the case stands as a whole. */
export function toStatus(state: CaseState): 'running' | 'held' | 'withdrawn' | 'closed' {
  if (isClosed(state)) return 'closed';
  if (state.hold !== null) return 'held';
  return state.withdrawal !== null ? 'withdrawn' : 'running';
}
