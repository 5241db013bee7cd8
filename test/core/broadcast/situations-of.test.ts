import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { situationsOf } from '../../../src/core/broadcast/situations-of.ts';
import { toReferenceDates } from '../../../src/core/case/state.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import { askerPolicy, withFreeze } from '../case/asker-policy.ts';
import { playCase, type CaseScript } from '../case/case-script.ts';
import { partTime, postFacts } from '../case/post-facts.ts';
import { walkCase, walkTo } from '../case/walk-case.ts';

const alver = loadPolicy({ folder: fileURLToPath(new URL('../../../policies', import.meta.url)), id: 'alver' });
const at = (script: CaseScript) => situationsOf(script.state(), script.policy, script.today());

describe('the situations of a case', () => {
  it('begin with an open case, and with an undiscussed part-time post where it is one', () => {
    expect(at(playCase({ policy: withFreeze(false) }))).toEqual(['open-case']);
    const partly = playCase({ policy: withFreeze(false), facts: postFacts({ positions: [partTime(80)] }) });
    expect(at(partly)).toEqual(['open-case', 'part-time-undiscussed']);
    partly.record('need.part-time');
    expect(at(partly)).toEqual(['open-case']);
  });

  it('have the advertisement out from its publication to the last day of its deadline', () => {
    const script = playCase({ policy: withFreeze(false) });
    walkTo(script, 'advert.publish');
    expect(at(script)).toEqual(['open-case']);
    script.record('advert.publish');
    expect(at(script)).toContain('advert-out');
    const deadline = toReferenceDates(script.state()).T_frist ?? '';
    script.waitUntil(deadline);
    expect(at(script)).toContain('advert-out');
    script.wait(1);
    expect(at(script)).not.toContain('advert-out');
  });

  it.each([
    ['Asker', withFreeze(false)],
    ['Alver', alver.ok ? alver.value : askerPolicy],
  ] as const)('are in interviews in the stage of that name, in %s', (_, policy) => {
    expect(policy.stages.map(({ id }) => id)).toContain('interview');
    expect(alver.ok).toBe(true);
    const script = playCase({ policy });
    walkTo(script, 'interview.guide');
    expect(at(script)).toContain('in-interviews');
  });

  it('are none once it is closed, or on its way to be after it was withdrawn', () => {
    const closed = playCase({ policy: withFreeze(false) });
    walkCase(closed);
    expect(at(closed)).toEqual([]);
    const withdrawn = playCase({ policy: withFreeze(false), facts: postFacts({ positions: [partTime(50)] }) });
    withdrawn.run({ kind: 'withdraw', reason: 'Stillingen trengs ikke.', nobodyApplied: false });
    expect(at(withdrawn)).toEqual([]);
  });
});
