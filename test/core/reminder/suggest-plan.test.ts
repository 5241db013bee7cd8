import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/core/ids.ts';
import { layOutBackwards, layOutForwards, type Leg } from '../../../src/core/reminder/lay-out-dates.ts';
import { toMilestones } from '../../../src/core/reminder/to-milestones.ts';
import { suggestPlan, type SuggestedPlan } from '../../../src/core/reminder/suggest-plan.ts';
import { addDays, isWorkingDay } from '../../../src/core/reminder/working-days.ts';
import { withFreeze } from '../case/asker-policy.ts';
import { playCase } from '../case/case-script.ts';
import { postFacts } from '../case/post-facts.ts';
import { walkTo } from '../case/walk-case.ts';

const policy = withFreeze(true);
const daysOff = ['christmas-eve', 'new-years-eve', 'wednesday-before-easter'];
const day = (text: string) => text as IsoDate;

function open(wantedStart: string | null, overrides: Parameters<typeof postFacts>[0] = {}) {
  return playCase({ policy, facts: postFacts({ wantedStart: wantedStart === null ? null : day(wantedStart), ...overrides }) });
}

function plan(script: ReturnType<typeof open>): SuggestedPlan {
  const found = suggestPlan(script.state(), policy, script.today());
  if (found === null) throw new Error('There is no plan');
  return found;
}

const days = ({ ahead }: SuggestedPlan) => Object.fromEntries(ahead.map(({ stage, date }) => [stage.id, date]));

describe('a plan without a wanted start', () => {
  it('goes forwards from today over Christmas, and ends after three months of notice', () => {
    const found = plan(open(null));
    expect(found).toMatchObject({ direction: 'forwards', reach: 'none-wanted', earliestStart: '2027-05-18' });
    expect(days(found)).toEqual({
      need: '2026-12-01',
      approval: '2026-12-08',
      publication: '2026-12-11',
      deadline: '2027-01-04',
      list: '2027-01-07',
      shortlist: '2027-01-14',
      'interview-first': '2027-01-21',
      'interview-last': '2027-01-28',
      references: '2027-02-02',
      recommendation: '2027-02-04',
      decision: '2027-02-09',
      offer: '2027-02-10',
      signing: '2027-02-17',
      start: '2027-05-18',
    });
  });
});

describe('a plan backwards from the wanted start', () => {
  it('gives the latest days, over Easter', () => {
    const found = plan(open('2027-08-02'));
    expect(found).toMatchObject({ direction: 'backwards', reach: 'usual', wanted: '2027-08-02' });
    expect(days(found)).toEqual({
      need: '2027-02-10',
      approval: '2027-02-17',
      publication: '2027-02-22',
      deadline: '2027-03-15',
      list: '2027-03-18',
      shortlist: '2027-03-31',
      'interview-first': '2027-04-07',
      'interview-last': '2027-04-14',
      references: '2027-04-19',
      recommendation: '2027-04-21',
      decision: '2027-04-26',
      offer: '2027-04-27',
      signing: '2027-05-04',
      start: '2027-08-02',
    });
  });

  it('says how it can be reached: in haste, only without notice, or not at all – and from when instead', () => {
    expect(plan(open('2027-05-18')).reach).toBe('usual');
    expect(plan(open('2027-05-17')).reach).toBe('short');
    expect(plan(open('2027-03-01')).reach).toBe('no-notice');
    const hopeless = plan(open('2026-12-15'));
    expect(hopeless).toMatchObject({ direction: 'forwards', reach: 'out-of-reach', earliestStart: '2027-05-18' });
    expect(days(hopeless)['publication']).toBe('2026-12-11');
  });

  it('never puts off a wanted start that has passed', () => {
    const script = open('2026-12-15');
    script.waitUntil('2027-01-11');
    expect(plan(script)).toMatchObject({ reach: 'out-of-reach', direction: 'forwards' });
  });
});

describe('what somebody has decided', () => {
  it('stays, and what comes before it has to be done by then', () => {
    const script = open('2027-08-02');
    walkTo(script, 'advert.publish', {
      answers: { 'advert.plan': { 'planned-publication': '2026-11-26', 'planned-deadline': '2026-12-13', 'planned-interview': '2027-01-05' } },
    });
    const found = plan(script);
    const { past } = toMilestones(script.state(), policy, script.today());
    expect(past.map(({ stage }) => stage.id)).toEqual(['need', 'approval']);
    expect(found.ahead.filter(({ kind }) => kind === 'set').map(({ stage, date }) => [stage.id, date])).toEqual([
      ['publication', '2026-11-26'],
      ['deadline', '2026-12-13'],
      ['interview-first', '2027-01-05'],
    ]);
    // Between the deadline she has chosen and the interviews there is a fortnight and Christmas.
    expect(days(found)['shortlist']).toBe('2026-12-23');
  });

  it('counts for nothing when it comes before what it follows, or has passed without its step', () => {
    const script = open(null);
    walkTo(script, 'advert.publish', {
      answers: { 'advert.plan': { 'planned-publication': '2026-12-14', 'planned-deadline': '2026-12-01', 'planned-interview': '2026-12-10' } },
    });
    script.waitUntil('2026-12-15');
    expect(plan(script).ahead.filter(({ kind }) => kind === 'set')).toEqual([]);
  });

  it('leaves out what the route does not have', () => {
    const found = plan(open(null, { route: 'direct' }));
    expect(Object.keys(days(found))).not.toContain('publication');
    expect(Object.keys(days(found))).toContain('decision');
  });
});

it('is no plan for a case on hold, and none when the new colleague has a date', () => {
  const held = open(null);
  held.run({ kind: 'hold', reason: 'Budsjettet', until: null });
  expect(suggestPlan(held.state(), policy, held.today())).toBeNull();
  const signed = open(null);
  walkTo(signed, 'hire.close');
  expect(suggestPlan(signed.state(), policy, signed.today())).toBeNull();
});

const durations = fc.oneof(fc.record({ workdays: fc.integer({ min: 0, max: 15 }) }), fc.record({ days: fc.integer({ min: 0, max: 100 }) }));
const from = fc.integer({ min: 0, max: 1_200 }).map((offset) => addDays(day('2026-01-01'), offset));

/** Milestones of which some are decided, in order. */
const legsFrom = (start: IsoDate): fc.Arbitrary<readonly Leg[]> =>
  fc.array(fc.tuple(durations, fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 })), { minLength: 1, maxLength: 14 }).map((rows) => {
    let last = start;
    return rows.map(([takes, gap]): Leg => {
      if (gap === null) return { takes, fixed: null };
      last = addDays(last, gap);
      return { takes, fixed: last };
    });
  });

describe('every layout of days', () => {
  it('is in order, keeps what is decided, and is otherwise on working days from the first to the last', () => {
    fc.assert(
      fc.property(
        from.chain((start) => fc.tuple(fc.constant(start), legsFrom(start), fc.integer({ min: 0, max: 200 }))),
        ([start, legs, slack]) => {
          const earliest = layOutForwards(legs, start, daysOff);
          const end = earliest.at(-1) ?? start;
          const last = legs.at(-1)?.fixed ?? addDays(end, slack);
          const latest = layOutBackwards(legs, { from: start, until: last, daysOff });
          expect(latest.at(-1)).toBe(last);
          for (const found of [earliest, latest]) {
            expect(found).toEqual(found.toSorted());
            found.forEach((date, index) => {
              const { fixed } = legs[index] ?? { fixed: null };
              if (fixed !== null) expect(date).toBe(fixed);
              else expect(isWorkingDay(date, daysOff) || date === last || isSqueezed(legs.slice(index + 1), date)).toBe(true);
              expect(date >= start).toBe(true);
            });
          }
          latest.forEach((date, index) => expect(date >= (earliest[index] ?? date)).toBe(true));
        },
      ),
    );
  });
});

/** There is no working day left before something that is decided. */
function isSqueezed(after: readonly Leg[], date: IsoDate): boolean {
  return after.find(({ fixed }) => fixed !== null)?.fixed === date;
}
