import type { PositionId, UserId } from '../ids.ts';
import type { CaseEvent, CaseHappening } from './event.ts';
import { evolveTimes } from './evolve-times.ts';
import { evolveRequests } from './requests.ts';
import { evolveLeft, evolvePanel, isOut, memberOf } from './panel.ts';
import { evolveShares } from './share.ts';
import { withoutRecords, type CaseState, type StepRecord } from './state.ts';

/** Folds a case's events to its state. Turns that were undone are left out as if they had not happened. Throws when the first event does not open the case. */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  const undone = new Set(events.flatMap(({ what }) => (what.kind === 'undone' ? [what.turn] : [])));
  const [first, ...rest] = events.filter((event) => !undone.has(event.turn));
  if (first === undefined || first.what.kind !== 'case-opened') throw new Error('A case must begin by being opened');
  const { what } = first;
  const opened: CaseState = {
    id: what.id,
    openedOn: what.on,
    openedAt: first.at,
    policy: what.policy,
    owner: what.owner,
    facts: what.facts,
    factsTurn: first.turn,
    steps: {},
    perPosition: {},
    positions: {},
    requirements: null,
    hold: null,
    withdrawal: null,
    advert: null,
    keptFindings: [],
    settledReminders: [],
    passedDoors: [],
    shares: [],
    slots: { refs: [], candidates: 0, references: 0, negatives: 0 },
    requests: [],
    panel: [],
    leftPanel: [],
    briefingSent: null,
    formerLeaders: [],
    linkedFrom: what.linkedFrom,
    linkedTo: null,
    turn: first.turn,
    turns: [{ turn: first.turn, by: first.by, kinds: [what.kind] }],
  };
  const folded = rest.reduce((state, event) => evolve(withTurn(state, event), event), opened);
  // Numbers of undone turns are spent too: a text reference must never be used twice.
  return { ...folded, turn: Math.max(...events.map((event) => event.turn)) };
}

function withTurn(state: CaseState, event: CaseEvent): CaseState {
  if (event.what.kind === 'undone') return state;
  const last = state.turns.at(-1);
  const turns =
    last?.turn === event.turn
      ? [...state.turns.slice(0, -1), { ...last, kinds: [...last.kinds, event.what.kind] }]
      : [...state.turns, { turn: event.turn, by: event.by, kinds: [event.what.kind] }];
  return { ...state, turns };
}

/** The state after one event. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const { what, at, by } = event;
  switch (what.kind) {
    case 'case-opened':
    case 'undone':
      return state;
    case 'facts-changed':
      return { ...state, facts: what.facts, factsTurn: event.turn };
    case 'step-asked':
      return withRecord(state, what, {
        at,
        by,
        askedOn: what.on,
        outcome: 'asked',
        ...(what.question === undefined ? {} : { question: what.question }),
        ...boundOf(what),
      });
    case 'step-done': {
      const { outcome, evidence, reason, elsewhere } = what;
      const words = { ...(reason === undefined ? {} : { reason }), ...(elsewhere === undefined ? {} : { elsewhere }) };
      return withRecord(state, what, { at, by, ...askedBefore(state, what), outcome, evidence, ...words, ...boundOf(what) });
    }
    case 'question-returned':
      return withRecord(state, what, { at, by, ...askedBefore(state, what), outcome: 'returned', reason: what.reason });
    case 'step-skipped':
      return withRecord(state, what, { at, by, askedOn: null, outcome: 'skipped', reason: what.reason });
    case 'step-reopened':
      return withRecord(state, what, null);
    case 'times-changed':
      return withRecord(state, what, evolveTimes(recordOf(state, what), what, at));
    case 'requirements-saved':
      return { ...state, requirements: { list: what.list, at, by } };
    case 'advert-checked':
      return { ...state, advert: { hash: what.hash, findings: what.findings, list: what.list, at, by } };
    case 'finding-kept':
      return { ...state, keptFindings: [...state.keptFindings, { finding: what.finding, hash: what.hash, reason: what.reason, at, by }] };
    case 'door-passed':
      return { ...state, passedDoors: [...state.passedDoors, { door: what.door, as: what.as, reason: what.reason, bound: what.bound ?? null }] };
    case 'offer-declined':
      return withPosition(withoutRecords(state, what.position), what.position, { declined: positionOf(state, what.position).declined + 1 });
    case 'position-unfilled':
      return withPosition(withoutRecords(state, what.position), what.position, { unfilled: what.reason });
    case 'withdrawn':
      return { ...state, hold: null, withdrawal: { on: what.on, reason: what.reason, nobodyApplied: what.nobodyApplied } };
    case 'advertised-anew':
      return { ...state, linkedTo: what.as };
    case 'held':
      return { ...state, hold: { reason: what.reason, until: what.until } };
    case 'resumed':
      return { ...state, hold: null };
    case 'shared':
    case 'delivery-noted':
    case 'union-answered':
    case 'union-view-corrected':
      return { ...state, shares: evolveShares(state.shares, what, { at, by }) };
    case 'reminder-settled':
      return {
        ...state,
        settledReminders: [...state.settledReminders, { reminder: what.reminder, position: what.position, as: what.as, reason: what.reason }],
      };
    case 'slot-noted': {
      const { ref, candidates, references, negatives } = what;
      return { ...state, slots: { refs: [...state.slots.refs, ref], candidates, references, negatives } };
    }
    case 'request-received':
    case 'request-answered':
      return { ...state, requests: evolveRequests(state.requests, what, { turn: event.turn, at, by }) };
    case 'handed-over':
      return { ...state, owner: what.to, formerLeaders: toFormerLeaders(state, what, by) };
    case 'panel-named':
    case 'panel-left':
    case 'impartiality-answered':
    case 'impartiality-decided':
    case 'briefing-confirmed':
      return {
        ...state,
        panel: evolvePanel(state.panel, what, { at, by, left: state.leftPanel }),
        leftPanel: evolveLeft(state.leftPanel, state.panel, what),
      };
    case 'briefing-sent':
      return { ...state, briefingSent: what.on };
    case 'policy-adopted':
      return { ...state, policy: what.policy };
  }
}

/** A leader who goes because she is disqualified is remembered: nobody directly under her may decide. */
function toFormerLeaders(
  state: CaseState,
  { notSubordinate, statedBy }: Extract<CaseHappening, { kind: 'handed-over' }>,
  by: UserId,
): CaseState['formerLeaders'] {
  const leader = memberOf(state, state.owner);
  if (leader === undefined || !isOut(leader)) return state.formerLeaders;
  const stated = notSubordinate === true ? { user: by, name: statedBy ?? null } : null;
  return [...state.formerLeaders, { user: leader.user, name: leader.name, superior: leader.answer?.superior ?? null, statedBy: stated }];
}

type Place = { readonly step: string; readonly position: PositionId | null };

function recordOf(state: CaseState, { step, position }: Place): StepRecord | undefined {
  return position === null ? state.steps[step] : state.perPosition[step]?.[position];
}

/** What stays of the question when it has been answered or has come back. */
function askedBefore(state: CaseState, place: Place): Pick<StepRecord, 'askedOn' | 'question'> {
  const before = recordOf(state, place);
  return { askedOn: before?.askedOn ?? null, ...(before?.question === undefined ? {} : { question: before.question }) };
}

function boundOf({ bound }: { readonly bound?: string | undefined }): Pick<StepRecord, 'bound'> {
  return bound === undefined ? {} : { bound };
}

function withRecord(state: CaseState, { step, position }: Place, record: StepRecord | null): CaseState {
  if (position === null) return { ...state, steps: put(state.steps, step, record) };
  return { ...state, perPosition: { ...state.perPosition, [step]: put(state.perPosition[step] ?? {}, position, record) } };
}

function put<Value>(all: Readonly<Record<string, Value>>, key: string, value: Value | null): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}

function positionOf(state: CaseState, position: PositionId) {
  return state.positions[position] ?? { declined: 0, unfilled: null };
}

function withPosition(state: CaseState, position: PositionId, change: Partial<CaseState['positions'][PositionId]>): CaseState {
  return { ...state, positions: { ...state.positions, [position]: { ...positionOf(state, position), ...change } } };
}
