import { describe, expect, test } from 'vitest';
import { toQuestionBasis } from '../../../src/core/case/decide-answer.ts';
import type { SettingId, StepId, UserId } from '../../../src/core/ids.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { asHr, playCase, type CaseScript } from './case-script.ts';
import { walkTo } from './walk-case.ts';

const step = 'advert.second-reader' as StepId;
const hr = 'eirik' as UserId;
const text = (letter: string) => `sha256:${letter.repeat(64)}`;
const confirmed = (value: boolean) => withSettings(withFreeze(false), [{ id: 'advert.second-reader' as SettingId, value, confirmed: true }]);

function checkedCase(policy = confirmed(true)): CaseScript {
  const script = playCase({ policy });
  walkTo(script, 'advert.publish', { leave: [step] });
  return script;
}

const ask = (script: CaseScript) => script.run({ kind: 'ask', step, position: null, inputs: { asked: script.today() }, to: [hr] });
const toAnswer = (script: CaseScript, inputs: Readonly<Record<string, string>>) => {
  const record = script.find(step)?.record;
  const basis = record === undefined ? '' : toQuestionBasis(script.state(), record);
  return { kind: 'answer', step, position: null, as: 'hr', basis, inputs, name: 'Eirik Lunde' } as const;
};
const read = { 'field-verdict': 'no-remarks' };

describe('HR as second reader of the advert', () => {
  test('is asked once the check is done, and publication waits for the answer when HR has confirmed that it is asked', () => {
    const unchecked = playCase({ policy: confirmed(true) });
    walkTo(unchecked, 'advert.check');
    expect(unchecked.standing(step)).toBe('shut');
    const script = checkedCase();
    expect(script.standing(step)).toBe('open');
    expect(script.find('advert.publish')?.door).toMatchObject({ openedBy: [step], binding: true });
    ask(script);
    script.run(toAnswer(script, read), { by: hr });
    expect(script.find(step)?.record).toMatchObject({ by: hr, outcome: 'done', bound: text('a') });
    expect(script.standing('advert.publish')).toBe('open');
  });

  test('advises until HR has confirmed the setting, and is not asked where the municipality has said no', () => {
    const script = checkedCase(withFreeze(false));
    const door = script.find('advert.publish')?.door;
    expect(door).toMatchObject({ openedBy: [step], binding: false });
    script.run({ kind: 'pass-door', door: door?.id ?? '', reason: 'HR er på ferie' });
    expect(script.standing('advert.publish')).toBe('open');
    expect(askerPolicy.settings.find(({ id }) => id === 'advert.second-reader')).toMatchObject({
      value: true,
      confirmed: false,
      certainty: 'DEFAULT',
    });
    expect(checkedCase(confirmed(false)).standing(step)).toBe('hidden');
    expect(checkedCase(confirmed(false)).standing('advert.publish')).toBe('open');
  });

  test('has remarks in words, and none with the answer that there are none', () => {
    const script = checkedCase();
    ask(script);
    const empty = script.refusal(toAnswer(script, { 'field-verdict': 'remarks', 'field-remarks': ' ' }), { by: hr });
    expect(empty).toMatchObject({ problems: [{ input: 'field-remarks' }] });
    const both = script.refusal(toAnswer(script, { 'field-verdict': 'no-remarks', 'field-remarks': 'Stryk siste setning' }), { by: hr });
    expect(both).toMatchObject({ problems: [{ input: 'field-remarks', message: { key: 'problem.text-contradicts' } }] });
    script.run(toAnswer(script, { 'field-verdict': 'remarks', 'field-remarks': 'Stryk siste setning' }), { by: hr });
    expect(Object.values(script.texts())).toContain('Stryk siste setning');
    expect(JSON.stringify(script.events())).not.toContain('Stryk siste');
  });

  test('reads one text: another text asks again, and the text she has read is read when it comes back', () => {
    const script = checkedCase();
    ask(script);
    script.run(toAnswer(script, read), { by: hr });
    script.run({ kind: 'note-check', hash: text('b'), findings: [] });
    expect([script.standing(step), script.standing('advert.publish')]).toEqual(['open', 'shut']);
    script.run({ kind: 'note-check', hash: text('a'), findings: [] });
    expect(script.standing(step)).toBe('done');
  });

  test('cannot answer about a text that was changed after she was asked', () => {
    const script = checkedCase();
    ask(script);
    const answer = toAnswer(script, read);
    script.run({ kind: 'note-check', hash: text('b'), findings: [] });
    expect(script.refusal(answer, { by: hr })).toEqual({ reason: 'text-changed' });
    ask(script);
    expect(script.refusal(answer, { by: hr })).toEqual({ reason: 'changed-meanwhile' });
    script.run(toAnswer(script, read), { by: hr });
    expect(script.standing(step)).toBe('done');
  });

  test('is passed by for one text, which settles nothing the check has found', () => {
    const script = checkedCase();
    const door = script.find('advert.publish')?.door?.id ?? '';
    script.run({ kind: 'pass-door', door, reason: 'Annonsen er brukt før' }, asHr);
    expect(script.standing('advert.publish')).toBe('open');
    const finding = { id: '1'.repeat(16), rule: 'inclusion.age', severity: 'must' } as const;
    script.run({ kind: 'note-check', hash: text('a'), findings: [finding] });
    expect(script.standing('advert.check')).toBe('open');
    script.run({ kind: 'note-check', hash: text('b'), findings: [] });
    expect(script.standing('advert.publish')).toBe('shut');
  });
});
