import { describe, expect, it } from 'vitest';
import { toCourse } from '../../../src/core/case/course.ts';
import type { CaseEvent } from '../../../src/core/case/event.ts';
import { foldCase } from '../../../src/core/case/evolve.ts';
import { toReferenceDates, toStatus, type CaseState } from '../../../src/core/case/state.ts';
import type { Instant, IsoDate } from '../../../src/core/ids.ts';
import { dayOf } from '../../../src/core/reminder/day-of.ts';
import { planNudges } from '../../../src/core/reminder/plan-nudges.ts';
import { planReminders, type PlannedReminder } from '../../../src/core/reminder/plan-reminders.ts';
import { addDays, addWorkingDays } from '../../../src/core/reminder/working-days.ts';
import { withFreeze } from '../case/asker-policy.ts';
import { manager, playCase, type CaseScript } from '../case/case-script.ts';
import { partTime, postFacts } from '../case/post-facts.ts';
import { callReferee, takeReferences } from '../case/take-references.ts';
import { walkCase, walkTo } from '../case/walk-case.ts';

const policy = withFreeze(true);
const daysOff = ['christmas-eve', 'new-years-eve', 'wednesday-before-easter'];

type Anchor = keyof ReturnType<typeof toReferenceDates> | 'asked' | 'recorded' | 'end' | `${string}/${string}`;

/** The catalogue's table 5.1 by hand: what it hangs on, days or working days after it, the step that ends it, and whether it is due the moment it arises. */
const table: readonly (readonly [id: string, anchor: Anchor, days: number, unit: 'd' | 'wd', step: string | null, arises?: 'arises'])[] = [
  ['RM-01', 'T_behov', 0, 'd', 'need.union', 'arises'],
  ['RM-02', 'T_behov', 3, 'wd', 'need.analysis'],
  ['RM-03', 'T_behov', 0, 'd', 'need.part-time', 'arises'],
  ['RM-04', 'asked', 5, 'wd', 'need.approval'],
  ['RM-05', 'advert.plan/planned-publication', -5, 'wd', 'need.preference'],
  ['RM-06', 'advert.plan/planned-publication', -2, 'wd', 'advert.write'],
  ['RM-07', 'advert.plan/planned-publication', 0, 'd', 'advert.publish'],
  ['RM-08', 'T_frist', -3, 'wd', 'selection.lists'],
  ['RM-09', 'T_frist', 1, 'wd', 'selection.considerations'],
  ['RM-10', 'T_frist', 3, 'wd', 'selection.lists'],
  ['RM-11', 'T_liste', 0, 'd', 'selection.impartiality', 'arises'],
  ['RM-12', 'T_liste', 1, 'wd', 'selection.status'],
  ['RM-12b', 'T_pub', 30, 'd', 'selection.status'],
  ['RM-13', 'advert.plan/planned-interview', -5, 'wd', 'selection.invite'],
  ['RM-14', 'selection.invite/first-interview', -1, 'wd', 'interview.guide'],
  ['RM-15', 'selection.invite/first-interview', 0, 'd', 'interview.hold'],
  ['RM-16', 'T_intervju_siste', 1, 'wd', 'interview.consent'],
  ['RM-17', 'recorded', 0, 'd', 'interview.comment', 'arises'],
  ['RM-18', 'T_ref', 2, 'wd', 'decision.recommendation'],
  ['RM-19', 'asked', 3, 'wd', 'decision.union'],
  ['RM-20', 'T_vedtak', 1, 'wd', 'hire.offer'],
  ['RM-21', 'T_vedtak', 5, 'wd', 'hire.reject'],
  ['RM-22', 'T_signert', 0, 'd', 'hire.reject', 'arises'],
  ['RM-23', 'T_trukket', 0, 'd', 'hire.withdrawal-notice', 'arises'],
  ['RM-24', 'hire.offer/start', -10, 'wd', 'hire.onboarding'],
  ['RM-25', 'hire.offer/start', -5, 'wd', 'hire.police'],
  ['RM-26', 'hire.offer/start', 3, 'd', 'hire.contract'],
  ['RM-27', 'T_signert', 10, 'wd', 'hire.close'],
  ['RM-28', 'T_close', 0, 'd', null, 'arises'],
  ['RM-29', 'T_start', 30, 'd', null],
  ['RM-30', 'T_provetid_slutt', -30, 'd', null],
  ['RM-31', 'end', -60, 'd', null],
  ['RM-31b', 'end', -35, 'd', null],
];

interface Moment {
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly today: IsoDate;
  readonly planned: readonly PlannedReminder[];
}

/** The case as it was after each turn, with what was planned then. */
function replay(script: CaseScript): readonly Moment[] {
  const events = script.events();
  const turns = [...new Set(events.map(({ turn }) => turn))];
  return turns.map((turn) => {
    const seen = events.filter((one) => one.turn <= turn);
    const state = foldCase(seen);
    const today = seen.map(({ at }) => dayOf(at)).at(-1) ?? state.openedOn;
    return { events: seen, state, today, planned: planReminders(state, script.policy, today) };
  });
}

const facts = postFacts({
  serviceArea: 'school',
  positions: [partTime(80, 80, { permanence: 'temporary', ground: 'b', end: '2028-07-31' as IsoDate })],
});

/** One case from the need to the end; a step is left alone until nothing else can be done. */
function play(last: string | null = null): CaseScript {
  const script = playCase({ policy, facts });
  if (last !== null) walkTo(script, last);
  walkCase(script, {
    answers: { 'hire.contract': { start: '2027-09-01', 'probation-end': '2028-03-01' }, 'hire.offer': { start: '2027-09-01' } },
    instead: {
      'interview.references': (one, { step, position }) => {
        callReferee(one, 'K1', 'superior', 'yes');
        takeReferences(one);
        one.record(step.id, {}, position);
      },
    },
  });
  return script;
}

function withdrawn(): CaseScript {
  const script = playCase({ policy, facts });
  walkTo(script, 'selection.lists');
  script.run({ kind: 'withdraw', reason: 'Behovet er borte', nobodyApplied: false });
  walkCase(script);
  return script;
}

const histories = [replay(play()), replay(withdrawn()), replay(play('need.preference'))];

/** The date a reminder hangs on, read from the case as the table names it. */
function dateOf(state: CaseState, anchor: Anchor, { position, step }: PlannedReminder): IsoDate | undefined {
  if (anchor === 'asked') return step?.record?.askedOn ?? undefined;
  if (anchor === 'recorded') return state.steps['interview.references']?.at.slice(0, 10) as IsoDate;
  if (anchor === 'end') return state.facts.positions.find(({ id }) => id === position)?.end ?? undefined;
  if (!anchor.includes('/')) return toReferenceDates(state, position)[anchor as 'T_behov'];
  const [name = '', field = ''] = anchor.split('/');
  const each = state.perPosition[name] ?? {};
  const record = state.steps[name] ?? (position === null ? Object.values(each)[0] : each[position]);
  return record?.outcome === 'done' ? (record.evidence.fields[field] as IsoDate) : undefined;
}

/** Whether a step is done with, whatever it is done by. */
const isRecorded = ({ state, today }: Moment, step: string, { position }: PlannedReminder): boolean => {
  const one = toCourse(state, policy, today).steps.find((each) => each.step.id === step && each.position === position);
  return one?.standing === 'done' || one?.standing === 'skipped';
};

/** The first moment at which a reminder hangs on the date the table names, and not on what stands in for it until then. */
function find(id: string, anchor: Anchor) {
  for (const history of histories)
    for (const [at, moment] of history.entries())
      for (const one of moment.planned.filter(({ reminder }) => reminder.id === id)) {
        const day = dateOf(moment.state, anchor, one);
        if (day !== undefined) return { history, at, moment, one, day };
      }
  throw new Error(`${id} is never planned`);
}

describe('the catalogue’s reminders', () => {
  it('are all in the policy and in the table', () => {
    expect(policy.reminders.map(({ id }) => id)).toEqual(table.map(([id]) => id));
  });

  it.each(table.map((row) => [row[0], row] as const))('%s is planned from its date, due on its day, and dropped when it is done', (_, row) => {
    const [id, anchor, days, unit, step, arises] = row;
    const { history, at, moment, one, day } = find(id, anchor);
    // Planned: counted by hand from its date.
    const due = unit === 'd' ? addDays(day, days) : addWorkingDays(day, days, daysOff);
    expect([one.anchor, one.due]).toEqual([day, due]);
    expect(one.arises).toBe(arises === 'arises');
    // Due: told on that day unless it stands on the card at once.
    const nudges = planNudges(moment.state, policy, due).filter(({ key, party }) => key === one.key && party.kind === 'owner');
    expect(nudges.map((nudge) => nudge.due)).toEqual(arises === 'arises' ? [] : [due]);
    // Dropped: there the turn before the step was recorded, and not after it.
    if (step === null) {
      const what = { kind: 'reminder-settled', reminder: id, position: one.position, as: 'done', reason: null } as const;
      const event: CaseEvent = { v: 1, turn: moment.state.turn + 1, at: `${due}T08:00:00.000Z` as Instant, by: manager, what };
      const left = foldCase([...moment.events, event]);
      expect(planReminders(left, policy, due).filter(({ key }) => key === one.key)).toEqual([]);
      return;
    }
    const end = history.findIndex((each, index) => index > at && isRecorded(each, step, one));
    expect(end).toBeGreaterThan(at);
    const isThere = (index: number) =>
      history[index]?.planned.some(({ reminder, position }) => reminder.id === id && position === one.position) ?? false;
    expect([isThere(end - 1), isThere(end)]).toEqual([true, false]);
    expect(toStatus(history[end - 1]?.state ?? moment.state)).not.toBe('closed');
  });
});
