import { describe, expect, it } from 'vitest';
import { mayDeleteCase } from '../../../src/core/case/may-delete-case.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { playCase, type CaseScript } from './case-script.ts';
import { withFreeze } from './asker-policy.ts';
import { walkCase } from './walk-case.ts';

const confirmed = { value: 12, confirmed: true };
const may = (script: CaseScript, today: string, setting: Parameters<typeof mayDeleteCase>[2]['setting'] = confirmed, state = script.state()) =>
  mayDeleteCase(state, script.policy, { today: today as IsoDate, setting });

function closed(): CaseScript {
  const script = playCase({ policy: withFreeze(false) });
  walkCase(script);
  return script;
}

/** The day a year after the case was closed, and the day before it. */
function anniversary(script: CaseScript): { readonly day: string; readonly before: string } {
  const today = script.today();
  const day = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return { day, before: new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10) };
}

describe('deleting a whole case', () => {
  it('comes when the months since closing have passed, and not a day before', () => {
    const script = closed();
    const { day, before } = anniversary(script);
    expect(may(script, before)).toBe(false);
    expect(may(script, day)).toBe(true);
  });

  it('never comes while HR has not confirmed the months, or where the policy has no such setting', () => {
    const script = closed();
    expect(may(script, '2099-01-01', { value: 12, confirmed: false })).toBe(false);
    expect(mayDeleteCase(script.state(), script.policy, { today: '2099-01-01' as IsoDate, setting: undefined })).toBe(false);
  });

  it.each([0, -12, 1.5, Number.NaN, '12', true, ['12']])('never comes for %j months', (value) => {
    expect(may(closed(), '2099-01-01', { value, confirmed: true })).toBe(false);
  });

  it('never comes before the archive export is confirmed, nor by rules that mark no archive step', () => {
    const script = closed();
    const { 'hire.archive': archived, ...steps } = script.state().steps;
    expect(archived?.outcome).toBe('done');
    expect(may(script, '2099-01-01', confirmed, { ...script.state(), steps })).toBe(false);
    const unmarked = script.policy.steps.map((step) => ({ ...step, archives: false }));
    expect(mayDeleteCase(script.state(), { steps: unmarked }, { today: '2099-01-01' as IsoDate, setting: confirmed })).toBe(false);
  });

  it('never comes for a case that runs, nor while somebody waits for an answer', () => {
    expect(may(playCase({ policy: withFreeze(false) }), '2099-01-01')).toBe(false);
    const script = closed();
    script.run({ kind: 'register-request', inputs: { request: 'reasons', received: script.today(), owner: 'hr' } });
    expect(may(script, '2099-01-01')).toBe(false);
  });
});
