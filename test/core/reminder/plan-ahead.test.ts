import { describe, expect, it } from 'vitest';
import type { IsoDate, StepId, UserId } from '../../../src/core/ids.ts';
import { planAhead, type AheadEntry } from '../../../src/core/reminder/plan-ahead.ts';
import { withFreeze } from '../case/asker-policy.ts';
import { playCase, type CaseScript } from '../case/case-script.ts';
import { postFacts, temporary } from '../case/post-facts.ts';
import { walkCase, walkTo } from '../case/walk-case.ts';

const policy = withFreeze(true);

function toName(entry: AheadEntry): string {
  switch (entry.kind) {
    case 'deadline':
      return `deadline ${entry.one.step.id}`;
    case 'reminder':
      return `reminder ${entry.planned.reminder.id}`;
    case 'milestone':
      return `milestone ${entry.milestone.stage.id}`;
    case 'interviews':
      return `interviews ${entry.times.map(({ from }) => from).join(' ')}`;
    case 'end':
      return `end ${entry.of}`;
    case 'answer':
      return `answer ${entry.share.step}`;
    case 'request':
      return `request ${entry.request.request}`;
  }
}

function lines(script: CaseScript): readonly string[] {
  return planAhead(script.state(), policy, script.today()).map((entry) => `${entry.date} ${toName(entry)}`);
}

describe('what lies ahead of a case', () => {
  it('is at first the deadlines of the need; a reminder that arose with them says nothing more', () => {
    const found = lines(playCase({ policy, facts: postFacts() }));
    expect(found).toContain('2026-11-26 deadline need.union');
    expect(found).toContain('2026-12-01 deadline need.analysis');
    expect(found.join()).not.toContain('RM-01');
    expect(found).toEqual(found.toSorted());
  });

  it('has the dates she has decided, and one line for what is overdue however many reminders there were', () => {
    const script = playCase({ policy, facts: postFacts() });
    walkTo(script, 'selection.lists', {
      answers: {
        'advert.plan': { 'planned-interview': '2027-01-12' },
        'advert.publish': { deadline: '2026-12-15' },
      },
    });
    script.waitUntil('2026-12-21');
    const found = lines(script);
    expect(found).toContain('2027-01-12 milestone interview-first');
    const aboutLists = planAhead(script.state(), policy, script.today()).filter(
      (entry) =>
        (entry.kind === 'deadline' && entry.one.step.id === 'selection.lists') ||
        (entry.kind === 'reminder' && entry.planned.step?.step.id === 'selection.lists'),
    );
    expect(aboutLists.map(({ kind, date }) => `${date} ${kind}`)).toEqual(['2026-12-18 deadline']);
  });

  it('never has the same thing twice on a day, at any point of the way', () => {
    const script = playCase({ policy, facts: postFacts({ positions: [temporary()], wantedStart: '2027-08-02' as IsoDate }) });
    for (const step of ['need.approval', 'advert.publish', 'selection.lists', 'interview.hold', 'decision.union', 'hire.close']) {
      walkTo(script, step);
      const found = lines(script);
      expect(found).toEqual([...new Set(found)]);
      expect(found).toContain('2027-07-31 end post');
    }
  });

  it('has no deadline and no reminder on hold, but the days that come all the same', () => {
    const script = playCase({ policy, facts: postFacts({ positions: [temporary()] }) });
    script.run({ kind: 'hold', reason: 'Budsjettet', until: null });
    expect(lines(script)).toEqual(['2027-07-31 end post']);
  });

  it('goes on after the case is closed with what is left', () => {
    const script = playCase({ policy, facts: postFacts() });
    walkCase(script);
    expect(lines(script).filter((line) => line.includes('deadline'))).toEqual([]);
  });

  it('has the day a representative was given, until the step is recorded', () => {
    const script = playCase({ policy, facts: postFacts() });
    walkTo(script, 'need.union');
    script.run({ kind: 'share', step: 'need.union' as StepId, position: null, with: [{ user: 'mari' as UserId, union: 'fagforbundet' }] });
    expect(lines(script)).toContain('2026-11-27 answer need.union');
    script.record('need.union');
    expect(lines(script).join()).not.toContain('answer need.union');
  });
});
