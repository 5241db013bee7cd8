import { describe, expect, test } from 'vitest';
import { requirementsGap, type RequirementTexts } from '../../../src/core/case/requirements.ts';
import type { StepId } from '../../../src/core/ids.ts';
import { askerPolicy } from './asker-policy.ts';
import { playCase } from './case-script.ts';
import { testPolicy } from './test-policy.ts';
import { walkTo } from './walk-case.ts';

const policy = testPolicy({
  steps: [{ id: 'need.first', skippable: false }, { id: 'need.list', editor: 'requirements', skippable: false }, { id: 'need.after' }],
  doors: [
    { before: 'need.list', needs: 'need.first' },
    { before: 'need.after', needs: 'need.list' },
  ],
});

const texts = (more: Partial<RequirementTexts> = {}): RequirementTexts => ({
  tasks: ['Undervise', 'Veilede'],
  must: ['Lærerutdanning'],
  should: [],
  traits: [],
  ...more,
});
const save = (more: Partial<RequirementTexts> = {}, basis = 0) => ({ kind: 'save-list', texts: texts(more), basis }) as const;
const link = (chosen: Readonly<Record<string, string>>, basis = 1) => ({ kind: 'link-list', chosen, basis }) as const;

const given = () => {
  const script = playCase({ policy });
  script.record('need.first');
  return script;
};

describe('writing the list', () => {
  test('waits behind its door', () => {
    expect(playCase({ policy }).refusal(save())).toMatchObject({ reason: 'door', door: { id: 'G1/0' } });
    expect(playCase({ policy }).refusal(link({}))).toMatchObject({ reason: 'door', door: { id: 'G1/0' } });
  });

  test('waits behind a door that only advises, until it is passed', () => {
    const advising = testPolicy({
      steps: [
        { id: 'need.first', skippable: false },
        { id: 'need.list', editor: 'requirements', skippable: false },
      ],
      doors: [{ before: 'need.list', needs: 'need.first', restsOn: 'list.waits' }],
      settings: [{ id: 'list.waits', value: true, confirmed: false }],
    });
    const script = playCase({ policy: advising });
    expect(script.refusal(save())).toMatchObject({ reason: 'door', door: { binding: false } });
    script.run({ kind: 'pass-door', door: 'G1/0', reason: 'Behovet er kjent' });
    script.run(save());
    expect(script.state().requirements?.list.version).toBe(1);
  });

  test('gives every line a number, and the only task takes all lines', () => {
    const script = given();
    script.run(save({ tasks: ['Undervise'], should: ['Erfaring'], traits: ['Tydelig', 'Trygg'] }));
    expect(script.state().requirements?.list).toEqual({
      version: 1,
      tasks: [{ id: 't1', text: 'Undervise' }],
      must: [{ id: 'm1', text: 'Lærerutdanning', task: 't1' }],
      should: [{ id: 's1', text: 'Erfaring', task: 't1' }],
      traits: [
        { id: 'e1', text: 'Tydelig', task: 't1' },
        { id: 'e2', text: 'Trygg', task: 't1' },
      ],
    });
    expect(script.standing('need.list')).toBe('done');
  });

  test('with several tasks the list is not complete before every line belongs to one', () => {
    const script = given();
    script.run(save());
    expect(script.standing('need.list')).toBe('open');
    expect(script.standing('need.after')).toBe('shut');
    expect(script.refusal(link({}))).toEqual({ reason: 'inputs', problems: [{ input: 'link-m1', message: { key: 'problem.link-missing' } }] });
    script.run(link({ m1: 't2' }));
    expect(script.standing('need.after')).toBe('open');
  });

  test('takes lists as people paste them: bullets, numbers, empty and repeated lines', () => {
    const script = given();
    script.run(save({ tasks: ['- Undervise\r\n•  Veilede\n\n3) Rette prøver\n* Undervise'], must: ['1. Lærerutdanning\n2. Politiattest'] }));
    const list = script.state().requirements?.list;
    expect(list?.tasks.map(({ text }) => text)).toEqual(['Undervise', 'Veilede', 'Rette prøver']);
    expect(list?.must.map(({ text }) => text)).toEqual(['Lærerutdanning', 'Politiattest']);
  });

  test('keeps text in one form, so that what is stored can be read again', () => {
    const decomposed = 'å'.normalize('NFD').repeat(150);
    const script = given();
    script.run(save({ must: [`${decomposed}\u0000`] }));
    expect(script.state().requirements?.list.must[0]?.text).toBe('å'.repeat(150));
  });

  test.each([
    [{ tasks: [] }, [{ input: 'tasks', message: { key: 'problem.tasks-missing' } }]],
    [{ must: ['  \n\t'] }, [{ input: 'must', message: { key: 'problem.must-missing' } }]],
    [{ should: ['x'.repeat(201)] }, [{ input: 'should', message: { key: 'problem.text-too-long', params: { length: 201, max: 200 } } }]],
    [
      { traits: [Array.from({ length: 16 }, (_, index) => `Egenskap ${index}`).join('\n')] },
      [{ input: 'traits', message: { key: 'problem.lines-many', params: { count: 16, max: 15 } } }],
    ],
    [{ tasks: ['Overta etter Kari Nordmann'] }, [{ input: 'tasks', message: { key: 'problem.person-name-in-case' } }]],
    [{ must: ['Har fødselsnummer 13097248022'] }, [{ input: 'must', message: { key: 'problem.identity-number' } }]],
  ])('is refused with %j', (more, problems) => {
    expect(given().refusal(save(more))).toEqual({ reason: 'inputs', problems });
  });

  test('a form opened before somebody else saved is refused', () => {
    const script = given();
    script.run(save());
    expect(script.refusal(save({ must: ['Noe annet'] }))).toEqual({ reason: 'changed-meanwhile' });
    script.run(save({ must: ['Noe annet'] }, 1));
    expect(script.state().requirements?.list.version).toBe(2);
  });

  test('lines whose words are the same keep their task, also when tasks move', () => {
    const script = given();
    script.run(save());
    script.run(link({ m1: 't2' }));
    script.run(save({ tasks: ['Veilede', 'Undervise'], must: ['Norsk', 'Lærerutdanning'] }, 2));
    expect(script.state().requirements?.list.must).toEqual([
      { id: 'm1', text: 'Norsk', task: null },
      { id: 'm2', text: 'Lærerutdanning', task: 't1' },
    ]);
  });

  test('a task that is gone takes its lines’ link with it', () => {
    const script = given();
    script.run(save());
    script.run(link({ m1: 't2' }));
    script.run(save({ tasks: ['Undervise', 'Rette prøver'] }, 2));
    expect(requirementsGap(script.state().requirements?.list ?? null)).toBe('unlinked');
  });

  test('a link to a task or a line that does not exist is left out', () => {
    const script = given();
    script.run(save());
    expect(script.refusal(link({ m1: 't9', x1: 't1' }))).toMatchObject({ reason: 'inputs' });
  });

  test('there is nothing to link before the list is written', () => {
    expect(given().refusal(link({ m1: 't1' }))).toEqual({ reason: 'not-applicable' });
  });

  test('a process without a list has none to write', () => {
    expect(playCase({ policy: testPolicy({ steps: [{ id: 'need.first' }] }) }).refusal(save())).toEqual({ reason: 'not-applicable' });
  });

  test('the list is not recorded as other steps are', () => {
    const script = given();
    expect(script.refusal({ kind: 'do', step: 'need.list' as StepId, position: null, inputs: {} })).toEqual({ reason: 'not-applicable' });
  });
});

describe('the list and what it rests on', () => {
  test('the need can be corrected after the list is written, and the list waits meanwhile', () => {
    const script = given();
    script.run(save({ tasks: ['Undervise'] }));
    script.run({ kind: 'reopen', step: 'need.first' as StepId, position: null, reason: null });
    expect(script.standing('need.list')).toBe('shut');
    expect(script.standing('need.after')).toBe('shut');
    expect(script.refusal(save({ must: ['Noe annet'] }, 1))).toMatchObject({ reason: 'door', door: { id: 'G1/0' } });
    expect(script.refusal(link({ m1: 't1' }))).toMatchObject({ reason: 'door' });
    script.record('need.first');
    expect(script.standing('need.list')).toBe('done');
    expect(script.state().requirements?.list.version).toBe(1);
  });

  test('a step behind the list that is recorded holds the need', () => {
    const script = playCase({ policy: askerPolicy });
    walkTo(script, 'advert.publish');
    expect(script.refusal({ kind: 'reopen', step: 'need.analysis' as StepId, position: null, reason: null })).toEqual({
      reason: 'needed-by',
      step: 'need.approval',
    });
  });
});
