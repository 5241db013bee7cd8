import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/core/ids.ts';
import { planNudges } from '../../../src/core/reminder/plan-nudges.ts';
import { planReminders } from '../../../src/core/reminder/plan-reminders.ts';
import { planAhead } from '../../../src/core/reminder/plan-ahead.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';
import { withFreeze } from './asker-policy.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { postFacts } from './post-facts.ts';
import { walkTo } from './walk-case.ts';

const policy = withFreeze(true);

/** A case whose applicants are invited, with these interview times. */
function invited(times: string, more: Readonly<Record<string, string | null>> = {}): CaseScript {
  const script = playCase({ policy, facts: postFacts() });
  walkTo(script, 'interview.hold', { answers: { 'selection.invite': { 'first-interview': '', ...more, times } } });
  return script;
}

const change = (times: string) => ({ kind: 'change-times', inputs: { 'field-times': times } }) as const;
const fieldsOf = (script: CaseScript) => {
  const record = script.state().steps['selection.invite'];
  return record?.outcome === 'done' ? record.evidence.fields : {};
};
const minutes = (script: CaseScript, today = script.today()) =>
  planReminders(script.state(), policy, today)
    .filter(({ reminder }) => reminder.id === 'RM-15')
    .map(({ due }) => due);
const told = (script: CaseScript, today: string) =>
  planNudges(script.state(), policy, today as IsoDate)
    .filter(({ key }) => key.startsWith('RM-15/'))
    .map(({ key }) => key);

describe('interview times', () => {
  const start = invited('').today();
  const on = (days: number) => addDays(start, days);
  const line = (days: number, clock = '10:00-11:00') => `${on(days)} ${clock}`;

  it('set the day of the first interview, and have RM-15 once on each of their days, with a key for each', () => {
    const script = invited([line(20, '12:00-13:00'), line(20), line(21), line(25)].join('\n'));
    expect(fieldsOf(script)['first-interview']).toBe(on(20));
    expect(minutes(script)).toEqual([on(20), on(21), on(25)]);
    expect(told(script, on(20))).toEqual([20, 21, 25].map((days) => `RM-15/-/${on(days)}`));
    // Of the days that have come, the last is told of.
    expect(minutes(script, on(21))).toEqual([on(21), on(25)]);
    expect(minutes(script, on(30))).toEqual([on(25)]);
  });

  it('hand RM-15 back to the first interview day when there are none', () => {
    const script = invited('', { 'first-interview': on(20) });
    expect(minutes(script)).toEqual([on(20)]);
    script.run(change(line(22)));
    expect(minutes(script)).toEqual([on(22)]);
    script.run(change(''));
    expect([minutes(script), fieldsOf(script)['times']]).toEqual([[on(22)], undefined]);
  });

  it('are changed without opening the step, undone by one word, and not at all once the interviews are held', () => {
    const script = invited(line(20));
    const before = script.state().steps['selection.invite'];
    script.run(change(`${line(22)}\n${line(21)}`));
    const after = script.state().steps['selection.invite'];
    expect([after?.at, after?.by]).toEqual([before?.at, before?.by]);
    expect([fieldsOf(script)['times'], fieldsOf(script)['first-interview']]).toEqual([`${line(21)}\n${line(22)}`, on(21)]);
    expect(script.run(change(`${line(21)}\n${line(22)}`))).toEqual([]);
    script.run({ kind: 'undo' });
    expect(fieldsOf(script)['times']).toBe(line(20));
    script.waitUntil(on(20));
    script.record('interview.hold');
    expect(script.refusal(change(line(30)))).toEqual({ reason: 'not-applicable' });
    expect(minutes(script)).toEqual([]);
  });

  it('keep what a calendar has had too much of, until there are as many again', () => {
    const script = invited([20, 21, 22].map((days) => line(days)).join('\n'));
    const gone = () => {
      const record = script.state().steps['selection.invite'];
      return record?.outcome === 'done' ? record.changedTimes?.gone : undefined;
    };
    script.run(change(line(20)));
    expect(gone()).toBe(`${line(21)}\n${line(22)}`);
    script.run(change([23, 24, 25].map((days) => line(days)).join('\n')));
    expect(gone()).toBe('');
  });

  it('tell of a day that is added for today on the card, and of one that was there by message', () => {
    const script = invited(`${line(20)}\n${line(21)}`);
    script.waitUntil(on(21));
    script.run(change(`${line(20)}\n${line(21)}\n${line(21, '14:00-15:00')}`));
    expect(told(script, on(21))).toEqual([`RM-15/-/${on(21)}`]);
    const late = invited(line(25));
    late.waitUntil(on(21));
    late.run(change(line(21)));
    expect([minutes(late), told(late, on(21))]).toEqual([[on(21)], []]);
  });

  it('whatever they are changed to: each day to come once on the timeline and in RM-15, never a key twice', () => {
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });
    fc.assert(
      fc.property(days, fc.array(days, { maxLength: 3 }), fc.integer({ min: 0, max: 30 }), (first, changes, later) => {
        const script = invited([...new Set(first)].map((one) => line(one)).join('\n'));
        for (const one of changes) script.run(change([...new Set(one)].map((day) => line(day)).join('\n')));
        const last = [...new Set(changes.at(-1) ?? first)].toSorted((one, other) => one - other);
        const today = on(later);
        const keys = planNudges(script.state(), policy, today).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const ahead = last.filter((day) => day > later).map(on);
        expect(minutes(script, today).filter((due) => due > today && last.length > 0)).toEqual(ahead);
        const entries = planAhead(script.state(), policy, today).filter(({ kind }) => kind === 'interviews');
        expect(entries.map(({ date }) => date)).toEqual(last.filter((day) => day >= later).map(on));
      }),
      { numRuns: 40 },
    );
  });
});
