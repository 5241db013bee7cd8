import { livePositions } from '../case/course.ts';
import { allRecords, toReferenceDates, type CaseState, type StepRecord } from '../case/state.ts';
import { daysOf, readStoredTimes } from '../interview/interview-time.ts';
import type { IsoDate, PositionId } from '../ids.ts';
import { dayOf } from './day-of.ts';
import type { Anchor } from './reminder.ts';

/** A day something hangs on. */
export interface Known {
  readonly day: IsoDate;
  /** The day it became known in the case. */
  readonly since: IsoDate;
}

/** The days of the first of some anchors that has any; several where each day of some interviews counts. */
export function toDays(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): readonly Known[] {
  const found = knownDays(anchors, state, position);
  const earliest = found.length > 0 || position !== null ? null : earliestKnown(anchors, state);
  return earliest === null ? found : [earliest];
}

function knownDays(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): readonly Known[] {
  for (const anchor of anchors) {
    const known = 'each' in anchor ? toTimesDays(anchor.each, state, position) : [toKnown(anchor, state, position)].filter((one) => one !== null);
    if (known.length > 0) return known;
  }
  return [];
}

/** The first of some anchors that has a date in the case, and since when it is known. */
export function firstKnown(anchors: readonly Anchor[], state: CaseState, position: PositionId | null): Known | null {
  return knownDays(anchors, state, position)[0] ?? null;
}

/** The days of a times field, in order. */
function toTimesDays(path: string, state: CaseState, position: PositionId | null): readonly Known[] {
  const [step = '', field = ''] = path.split('/');
  const record = recordOf(state, step, position);
  if (record?.outcome !== 'done') return [];
  const days = daysOf(readStoredTimes(record.evidence.fields[field]));
  return days.map((day) => ({ day, since: record.changedTimes?.since[day] ?? dayOf(record.at) }));
}

/** The earliest date any position has, for a step of the whole case that hangs on what was agreed for each. */
function earliestKnown(anchors: readonly Anchor[], state: CaseState): Known | null {
  const found = livePositions(state).flatMap((position) => firstKnown(anchors, state, position) ?? []);
  return found.toSorted((one, other) => one.day.localeCompare(other.day))[0] ?? null;
}

function toKnown(anchor: Exclude<Anchor, { readonly each: string }>, state: CaseState, position: PositionId | null): Known | null {
  if ('date' in anchor) {
    if (anchor.date === 'T_slutt') return endOf(state, position);
    const day = toReferenceDates(state, position)[anchor.date];
    return day === undefined ? null : { day, since: knownSince(state, anchor.date, day) };
  }
  if ('field' in anchor) {
    const [step = '', field = ''] = anchor.field.split('/');
    const record = recordOf(state, step, position);
    const value = record?.outcome === 'done' ? record.evidence.fields[field] : undefined;
    return record !== undefined && typeof value === 'string' ? { day: value as IsoDate, since: dayOf(record.at) } : null;
  }
  if ('last' in anchor) return toTimesDays(anchor.last, state, position).at(-1) ?? null;
  if ('asked' in anchor) {
    const asked = recordOf(state, anchor.asked, position)?.askedOn ?? null;
    return asked === null ? null : { day: asked, since: asked };
  }
  const record = recordOf(state, anchor.recorded, position);
  return record === undefined || record.outcome !== 'done' ? null : { day: dayOf(record.at), since: dayOf(record.at) };
}

function recordOf(state: CaseState, step: string, position: PositionId | null): StepRecord | undefined {
  return state.steps[step] ?? (position === null ? undefined : state.perPosition[step]?.[position]);
}

/** The last day of a temporary post stands in the facts, and is known since the case was opened. */
function endOf(state: CaseState, position: PositionId | null): Known | null {
  const day = state.facts.positions.find(({ id }) => id === position)?.end ?? null;
  return day === null ? null : { day, since: dayOf(state.openedAt) };
}

/** The day the step that recorded a date was recorded. */
function knownSince(state: CaseState, name: keyof ReturnType<typeof toReferenceDates>, day: IsoDate): IsoDate {
  const by = allRecords(state).find((record) => record.outcome === 'done' && record.evidence.dates[name] === day);
  if (by !== undefined) return dayOf(by.at);
  return name === 'T_behov' ? state.openedOn : day;
}
