import { describe, expect, test } from 'vitest';
import { requestKinds } from '../../../src/core/case/requests.ts';
import type { SettingId } from '../../../src/core/ids.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import { withFreeze } from './asker-policy.ts';
import { asHr, playCase, type CaseScript } from './case-script.ts';
import { walkCase } from './walk-case.ts';

const policy = withFreeze(false);
const asked = (request: string, received: string, owner = 'hr') => ({ kind: 'register-request', inputs: { request, received, owner } }) as const;
const answer = (script: CaseScript, request: number, on = script.today() as string) =>
  ({ kind: 'answer-request', request, inputs: { 'answered-on': on } }) as const;

describe('what applicants and others ask for by right', () => {
  test.each([
    ['public-access', '2026-11-25', '2026-12-01'],
    ['party-access', '2026-11-25', '2026-12-01'],
    ['information', '2026-11-25', '2026-12-01'],
    ['complaint', '2026-11-25', '2026-12-01'],
    ['reasons', null, '2026-12-08'],
  ])('%s has its clock in working days', (request, first, due) => {
    const script = playCase({ policy });
    expect(script.run(asked(request, '2026-11-24'))).toEqual([
      { kind: 'request-received', request, received: '2026-11-24', owner: 'hr', first, due },
    ]);
  });

  test('New Year’s Day and the weekend are no working days', () => {
    const script = playCase({ policy });
    script.waitUntil('2026-12-29');
    script.run(asked('public-access', '2026-12-29'));
    expect(script.state().requests[0]).toMatchObject({ first: '2026-12-30', due: '2027-01-06' });
  });

  test('a day the municipality keeps free moves its own clocks and not those of the law', () => {
    const script = playCase({ policy });
    script.waitUntil('2026-12-29');
    script.run(asked('information', '2026-12-29'));
    expect(script.state().requests[0]).toMatchObject({ due: '2027-01-07' });
  });

  test('a municipality may be quicker than the law and never slower', () => {
    const with_ = (value: number) =>
      playCase({ policy: withSettings(policy, [{ id: 'requests.access-workdays' as SettingId, value, confirmed: true }]) });
    const dueWith = (value: number) => {
      const script = with_(value);
      script.run(asked('public-access', '2026-11-24'));
      return script.state().requests[0]?.due;
    };
    expect([dueWith(3), dueWith(15), dueWith(0)]).toEqual(['2026-11-27', '2026-12-01', '2026-12-01']);
  });

  test('are answered once, on a day not before they came', () => {
    const script = playCase({ policy });
    script.wait(3);
    script.run(asked('information', '2026-11-26', 'manager'));
    expect(script.refusal(answer(script, 2, '2026-11-25'))).toMatchObject({
      problems: [{ input: 'answered-on', message: { key: 'problem.before.received' } }],
    });
    script.run(answer(script, 2), asHr);
    expect(script.state().requests).toMatchObject([{ id: 2, answered: '2026-11-27', owner: 'manager' }]);
    expect(script.refusal(answer(script, 2))).toEqual({ reason: 'already-done' });
    expect(script.refusal(answer(script, 9))).toEqual({ reason: 'not-applicable' });
  });

  test('come when the case is closed too, and one registered by mistake is taken back', () => {
    const script = playCase({ policy });
    walkCase(script);
    for (const request of requestKinds) script.run(asked(request, script.today()));
    expect(script.state().requests).toHaveLength(requestKinds.length);
    script.run({ kind: 'undo' });
    expect(script.state().requests).toHaveLength(requestKinds.length - 1);
  });

  test('say what is missing, all at once', () => {
    const script = playCase({ policy });
    const inputs = (refusal: object) => ('problems' in refusal ? (refusal.problems as { input: string }[]).map(({ input }) => input) : []);
    expect(inputs(script.refusal({ kind: 'register-request', inputs: {} }))).toEqual(['request', 'received', 'owner']);
    expect(inputs(script.refusal(asked('complaint', '2026-11-20')))).toEqual(['received']);
  });
});
