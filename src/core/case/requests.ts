import type { Instant, IsoDate, UserId } from '../ids.ts';
import { addWorkingDays } from '../reminder/working-days.ts';
import type { Policy } from './definition.ts';
import type { CaseHappening } from './event.ts';
import { extraDaysOff } from './to-deadline.ts';

/** What somebody can ask for after a recruitment, beside a complaint: information on the one appointed, access as an applicant, access as anybody, closer reasons for a refusal. */
export const requestKinds = ['information', 'party-access', 'public-access', 'reasons', 'complaint'] as const;

/** What somebody has asked for. */
export type RequestKind = (typeof requestKinds)[number];

/** Who answers. */
export const requestOwners = ['hr', 'manager'] as const;

/** Who answers. */
export type RequestOwner = (typeof requestOwners)[number];

/** A request as it stands; never who made it. */
export interface RightsRequest {
  /** The turn it was registered in names it. */
  readonly id: number;
  readonly request: RequestKind;
  readonly received: IsoDate;
  readonly owner: RequestOwner;
  /** The day it should have been taken up. */
  readonly first: IsoDate | null;
  readonly due: IsoDate;
  readonly at: Instant;
  readonly by: UserId;
  readonly answered: IsoDate | null;
}

/** Working days of a clock: `first` to take it up, `due` to answer; `setting` is the municipality's own. */
interface Clock {
  readonly first: boolean;
  readonly setting: string;
  readonly days: number;
  /** A limit in law (offentleglova §§ 31, 32); the others are proposals. */
  readonly isLaw: boolean;
}

const clocks: Readonly<Record<RequestKind, Clock>> = {
  information: { first: true, setting: 'requests.other-workdays', days: 5, isLaw: false },
  'party-access': { first: true, setting: 'requests.other-workdays', days: 5, isLaw: false },
  'public-access': { first: true, setting: 'requests.access-workdays', days: 5, isLaw: true },
  reasons: { first: false, setting: 'requests.reasons-workdays', days: 10, isLaw: true },
  complaint: { first: true, setting: 'requests.other-workdays', days: 5, isLaw: false },
};

/** Working days to take it up, where the policy does not say. */
const usualFirstDays = 1;

/** Whether the day it is due is a limit in law; else it is a proposal. */
export function isLegalClock(request: RequestKind): boolean {
  return clocks[request].isLaw;
}

/** The days of a request's clock, counted in working days from the day after it was received. */
export function toRequestClock(request: RequestKind, received: IsoDate, policy: Policy): Pick<RightsRequest, 'first' | 'due'> {
  const { first, setting, days, isLaw } = clocks[request];
  const daysOff = extraDaysOff(policy);
  const numberOf = (id: string, usual: number) => {
    const value = policy.settings.find((one) => one.id === id)?.value;
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : usual;
  };
  // A municipality may be quicker than the law, never slower.
  const due = isLaw ? Math.min(days, numberOf(setting, days)) : numberOf(setting, days);
  const taken = Math.min(due, numberOf('requests.first-workdays', usualFirstDays));
  return {
    first: first ? addWorkingDays(received, taken, daysOff) : null, // A day the municipality keeps free is a working day to the law.
    due: addWorkingDays(received, due, isLaw ? [] : daysOff),
  };
}

/** What is asked for and not answered, the most urgent first. */
export function openRequests(requests: readonly RightsRequest[]): readonly RightsRequest[] {
  return requests.filter(({ answered }) => answered === null).toSorted((one, other) => one.due.localeCompare(other.due) || one.id - other.id);
}

type RequestHappening = Extract<CaseHappening, { kind: 'request-received' | 'request-answered' }>;

/** Requests after one more happening about them. */
export function evolveRequests(
  requests: readonly RightsRequest[],
  what: RequestHappening,
  { turn, at, by }: { readonly turn: number; readonly at: Instant; readonly by: UserId },
): readonly RightsRequest[] {
  if (what.kind === 'request-answered') return requests.map((one) => (one.id === what.request ? { ...one, answered: what.on } : one));
  const { request, received, owner, first, due } = what;
  return [...requests, { id: turn, request, received, owner, first, due, at, by, answered: null }];
}
