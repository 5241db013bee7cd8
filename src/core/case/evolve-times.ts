import { daysOf, readStoredTimes, toStoredTimes } from '../interview/interview-time.ts';
import type { IsoDate } from '../ids.ts';
import { dayOf } from '../reminder/day-of.ts';
import type { CaseEvent, CaseHappening } from './event.ts';
import type { StepRecord } from './state.ts';

/** A step's record with other interview times; who recorded the rest of it, and when, stays. */
export function evolveTimes(
  record: StepRecord | undefined,
  { field, times, dates }: Extract<CaseHappening, { kind: 'times-changed' }>,
  at: CaseEvent['at'],
): StepRecord | null {
  if (record?.outcome !== 'done') return record ?? null;
  const { [field]: old, ...others } = record.evidence.fields;
  const [before, after] = [readStoredTimes(old), readStoredTimes(times)];
  const known = daysOf(before);
  const since = daysOf(after).flatMap((day): readonly (readonly [IsoDate, IsoDate])[] => {
    const from = known.includes(day) ? record.changedTimes?.since[day] : dayOf(at);
    return from === undefined ? [] : [[day, from]];
  });
  // A calendar that has had more interviews is told which of its entries are no more.
  const gone = [...before, ...readStoredTimes(record.changedTimes?.gone)].slice(after.length);
  return {
    ...record,
    evidence: { ...record.evidence, fields: { ...others, ...dates, ...(times === '' ? {} : { [field]: times }) } },
    changedTimes: { since: Object.fromEntries(since), gone: toStoredTimes(gone) },
  };
}
