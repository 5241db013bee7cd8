import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { StepId } from '../../../src/core/ids.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { asHr, manager, playCase, type CaseScript } from './case-script.ts';
import { gateOrderings, type Ordering } from './gate-orderings.ts';
import { postFacts } from './post-facts.ts';
import { briefPanel, checkAdvert, clearPanel, walkTo, writeList } from './walk-case.ts';

/** Steps that are recorded by something else than a form. */
const ownEditors = new Set(askerPolicy.steps.flatMap(({ id, editor }) => (editor === 'form' ? [] : [id as string])));

/** The case as far as it goes while the opener is left undone. */
function waitingFor({ opener, behind, policy = askerPolicy, facts = postFacts() }: Ordering): CaseScript {
  const script = playCase({ policy, facts });
  walkTo(script, opener, { leave: behind === 'need.approval' ? [behind] : [] });
  return script;
}

function open(script: CaseScript, { opener, openerAt = null }: { readonly opener: string; readonly openerAt?: string | null }): void {
  if (opener === 'analysis.list') writeList(script);
  else if (opener === 'advert.check') checkAdvert(script);
  else if (opener === 'selection.impartiality') clearPanel(script);
  else if (opener === 'interview.briefing') briefPanel(script);
  else script.record(opener, {}, openerAt);
}

/** What records a step, by its editor. */
function attempt(script: CaseScript, behind: string, behindAt: string | null): Command {
  if (behind === 'selection.impartiality') return { kind: 'change-panel', add: [], leave: [], leader: 'Silje Hovland', alone: true, reviewed: false };
  return behind === 'interview.briefing' ? { kind: 'send-briefing' } : script.filled(behind, {}, behindAt);
}

function nameOf({ facts = postFacts() }: Ordering): string {
  const [first] = facts.positions;
  return `${facts.route} ${first?.percentage.min}–${first?.percentage.max} %`;
}

for (const [gate, cases] of Object.entries(gateOrderings)) {
  describe(`${gate}`, () => {
    describe.each(cases.map((one) => ({ ...one, post: nameOf(one) })))('$opener before $behind, $post', (ordering) => {
      const { opener, behind, rule, openerAt = null, behindAt = null } = ordering;

      test('the step behind is refused with the gate and its rule, and named what opens it', () => {
        const script = waitingFor(ordering);
        const refusal = script.refusal(attempt(script, behind, behindAt));
        expect(refusal).toMatchObject({ reason: 'door', door: { gate: { id: ordering.gate }, rule, binding: true } });
        expect(refusal).toHaveProperty('door.openedBy', expect.arrayContaining([opener]));
      });

      test('recording what opens it opens it', () => {
        const script = waitingFor(ordering);
        open(script, ordering);
        expect(script.find(behind, behindAt)?.door?.openedBy ?? []).not.toContain(opener);
        walkTo(script, behind);
        open(script, { opener: behind, openerAt: behindAt });
        expect(script.standing(behind, behindAt)).toBe('done');
      });

      test('neither skipping nor taking back goes round it', () => {
        const script = waitingFor(ordering);
        expect(script.refusal({ kind: 'skip', step: opener as StepId, position: openerAt as never, reason: 'Vi rekker det ikke' })).toEqual({
          reason: 'not-skippable',
        });
        open(script, ordering);
        script.run({ kind: 'undo' });
        expect(script.refusal(attempt(script, behind, behindAt))).toMatchObject({ reason: 'door', door: { rule } });
        // What has an editor of its own has no record to take back, and stops counting by itself.
        if (ownEditors.has(opener) || ownEditors.has(behind)) return;
        open(script, ordering);
        walkTo(script, behind);
        script.record(behind, {}, behindAt);
        const reopen = { kind: 'reopen', step: opener as StepId, position: openerAt as never, reason: null } as const;
        // A closed case can only be undone turn by turn; until then what rests on a step holds it.
        const expected = behind === 'hire.close' ? { reason: 'not-now', status: 'closed' } : { reason: 'needed-by' };
        expect(script.refusal(reopen)).toMatchObject(expected);
      });

      test('a manager cannot pass it, and HR can with a reason', () => {
        const script = waitingFor(ordering);
        const door = script.find(behind, behindAt)?.door?.id ?? '';
        const reason = 'Avklart på annen måte, se arkivet';
        expect(script.refusal({ kind: 'pass-door', door, reason })).toEqual({ reason: 'binding' });
        expect(script.refusal({ kind: 'pass-door', door, reason: '  ' }, asHr)).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
        script.run({ kind: 'pass-door', door, reason }, asHr);
        expect(script.state().passedDoors).toEqual([
          { door, as: 'override', reason: expect.stringMatching(/^\d+\/reason$/), bound: opener === 'advert.check' ? 'unchecked' : null },
        ]);
        expect(Object.values(script.texts())).toContain(reason);
        expect(script.find(behind, behindAt)?.door?.id).not.toBe(door);
      });
    });
  });
}

test('every gate of the policy is met by one of these orderings, and every step that opens a door cannot be left out', () => {
  const met = new Set(Object.values(gateOrderings).flatMap((cases) => cases.map(({ gate }) => gate)));
  expect(askerPolicy.gates.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  const openers = new Set(askerPolicy.gates.flatMap(({ doors }) => doors.flatMap(({ openedBy }) => openedBy)));
  expect(askerPolicy.steps.filter(({ id, skippable }) => skippable && openers.has(id))).toEqual([]);
});

test('whoever hands the case over hands no right to pass gates with it', () => {
  const script = playCase({ policy: withFreeze(true) });
  walkTo(script, 'need.approval');
  script.run({ kind: 'hand-over', to: 'colleague' as never });
  expect(script.refusal({ kind: 'pass-door', door: 'G2/0', reason: 'Jeg er ny her' }, { by: 'colleague' as never })).toEqual({ reason: 'binding' });
  expect(script.state().owner).not.toBe(manager);
});
