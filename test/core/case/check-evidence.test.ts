import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../../src/core/case/command.ts';
import type { Facts } from '../../../src/core/case/facts.ts';
import type { StepId } from '../../../src/core/ids.ts';
import { playCase } from './case-script.ts';
import { postFacts } from './post-facts.ts';
import { check, field, options, testPolicy } from './test-policy.ts';

/** A step of these fields and ticks, in a case opened on 24 November 2026. */
function stepOf(
  fields: readonly Readonly<Record<string, unknown>>[],
  checks: readonly Readonly<Record<string, unknown>>[] = [],
  more: Readonly<Record<string, unknown>> = {},
  facts?: Facts,
) {
  const policy = testPolicy({
    steps: [
      { id: 'need.one', fields, checks, ...more },
      { id: 'need.two', fields: [field('twice', 'count', { equals: 'need.one/number' })] },
    ],
  });
  const script = playCase({ policy, ...(facts === undefined ? {} : { facts }) });
  const command = (inputs: Inputs) => ({ kind: 'do', step: 'need.one' as StepId, position: null, inputs }) as const;
  return {
    script,
    problems: (inputs: Inputs) => {
      const refusal = script.refusal(command(inputs));
      return refusal.reason === 'inputs' ? refusal.problems.map(({ input, message }) => [input, message.key]) : refusal;
    },
    run: (inputs: Inputs) => {
      const [what] = script.run(command(inputs));
      if (what?.kind !== 'step-done') throw new Error('The step was not recorded');
      return what;
    },
    warnings: (inputs: Inputs) => {
      const decided = script.try(command(inputs));
      return decided.ok ? decided.value.warnings.map(({ kind }) => kind) : decided.refusal;
    },
  };
}

describe('dates', () => {
  const { problems, run } = stepOf([field('day', 'date')]);

  test.each([
    ['', 'problem.date-missing'],
    ['   ', 'problem.date-missing'],
    ['i dag', 'problem.date-invalid'],
    ['2026-02-29', 'problem.date-invalid'],
    ['31.11.2026', 'problem.date-invalid'],
    ['2026-13-01', 'problem.date-invalid'],
    ['24.11', 'problem.date-invalid'],
    ['2026-11-24T12:00:00Z', 'problem.date-invalid'],
    ['2026-11-25', 'problem.date-future'],
    ['0026-11-24', 'problem.date-year'],
    ['2020-11-24', 'problem.date-far'],
    ['2062-11-24', 'problem.date-far'],
  ])('what has happened is not dated %j', (day, key) => {
    expect(problems({ 'field-day': day })).toEqual([['field-day', key]]);
  });

  test.each([[null], [undefined], [{ day: 1 }], [['2026-11-24']], [true]])('%j is no date', (day) => {
    const keys = problems({ 'field-day': day });
    expect(keys).toEqual([['field-day', day === true ? 'problem.date-invalid' : 'problem.date-missing']]);
  });

  test.each([['2026-11-24'], ['24.11.2026'], ['24. november 2026'], ['2021-11-24']])('%j is a date and stored as ISO', (day) => {
    expect(stepOf([field('day', 'date')]).run({ 'field-day': day }).evidence.fields['day']).toMatch(/^20(26|21)-11-24$/);
  });

  test('what is planned may not have been, and what may be either may be both', () => {
    const { problems: planned } = stepOf([field('day', 'date', { tense: 'future' })]);
    expect(planned({ 'field-day': '2026-11-23' })).toEqual([['field-day', 'problem.date-past']]);
    expect(stepOf([field('day', 'date', { tense: 'future' })]).run({ 'field-day': '2026-11-24' }).evidence.fields).toEqual({ day: '2026-11-24' });
    for (const day of ['2026-01-01', '2027-01-01'])
      expect(stepOf([field('day', 'date', { tense: 'any' })]).run({ 'field-day': day }).evidence.fields).toEqual({ day });
  });

  test('a day may not come before another day of the case', () => {
    const bound = stepOf([field('day', 'date', { tense: 'any', notBefore: ['T_behov'] })]);
    expect(bound.problems({ 'field-day': '2026-11-23' })).toEqual([['field-day', 'problem.before.T_behov']]);
    expect(bound.run({ 'field-day': '2026-11-24' }).outcome).toBe('done');
  });

  test('nor before a day of the same form, and a bound that is not known binds nothing', () => {
    const form = [
      field('first', 'date', { records: 'T_intervju', notBefore: ['T_liste'] }),
      field('last', 'date', { records: 'T_intervju_siste', notBefore: ['T_intervju'] }),
    ];
    expect(stepOf(form).problems({ 'field-first': '2026-11-20', 'field-last': '2026-11-19' })).toEqual([['field-last', 'problem.before.T_intervju']]);
    expect(stepOf(form).run({ 'field-first': '2026-11-20', 'field-last': '2026-11-20' }).evidence.dates).toEqual({
      T_intervju: '2026-11-20',
      T_intervju_siste: '2026-11-20',
    });
  });

  test('a day that need not be given is left out when it is empty', () => {
    const what = stepOf([field('day', 'date', { required: false, records: 'T_start' })]).run({});
    expect([what.evidence.fields, what.evidence.dates]).toEqual([{}, {}]);
  });

  test('a required day still is required in a valid form', () => {
    expect(run({ 'field-day': '2026-11-24' }).evidence.fields).toEqual({ day: '2026-11-24' });
  });
});

describe('counts', () => {
  const counting = () => stepOf([field('number', 'count', { min: 2, max: 50 }), field('part', 'count', { required: false, atMost: 'number' })]);

  test.each([
    ['', 'problem.count-missing'],
    ['-1', 'problem.count-invalid'],
    ['to', 'problem.count-invalid'],
    ['2,5', 'problem.count-invalid'],
    ['2.0', 'problem.count-invalid'],
    ['1e1', 'problem.count-invalid'],
    ['9999999', 'problem.count-invalid'],
    [Number.NaN, 'problem.count-invalid'],
    [Number.POSITIVE_INFINITY, 'problem.count-invalid'],
    [2.5, 'problem.count-invalid'],
    ['1', 'problem.count-low'],
    ['51', 'problem.count-high'],
  ])('%j is refused', (number, key) => {
    expect(counting().problems({ 'field-number': number })).toEqual([['field-number', key]]);
  });

  test.each([
    ['2', 2],
    ['50', 50],
    [7, 7],
    ['007', 7],
    [' 8 ', 8],
  ])('%j is taken as %i', (number, count) => {
    expect(counting().run({ 'field-number': number }).evidence.fields).toEqual({ number: count });
  });

  test('a part may not be more than the whole', () => {
    expect(counting().problems({ 'field-number': '5', 'field-part': '6' })).toEqual([['field-part', 'problem.count-high']]);
    expect(counting().run({ 'field-number': '5', 'field-part': '5' }).evidence.fields).toEqual({ number: 5, part: 5 });
  });

  test('what must be the same number as in another step is', () => {
    const { run, script } = counting();
    run({ 'field-number': '5' });
    const two = (twice: string) => ({ kind: 'do', step: 'need.two' as StepId, position: null, inputs: { 'field-twice': twice } }) as const;
    expect(script.refusal(two('4'))).toEqual({
      reason: 'inputs',
      problems: [{ input: 'field-twice', message: { key: 'problem.count-differs', params: { expected: 5 } } }],
    });
    script.run(two('5'));
    expect(script.standing('need.two')).toBe('done');
  });

  test('where the other step is not recorded there is nothing to be equal to', () => {
    const { script } = counting();
    script.run({ kind: 'do', step: 'need.two' as StepId, position: null, inputs: { 'field-twice': '3' } });
    expect(script.standing('need.two')).toBe('done');
  });

  test('the number of applicants is told apart, nobody at all included', () => {
    const what = stepOf([field('number', 'count')], [], { countsApplicants: 'number' }).run({ 'field-number': '0' });
    expect(what.evidence.applicants).toBe(0);
  });
});

describe('choices', () => {
  const answer = field('answer', 'choice', { options: options('yes', 'no'), refusedBy: 'no' });

  test.each([[''], ['maybe'], ['YES'], [1], ['__proto__'], [null]])('%j is none of the options', (raw) => {
    expect(stepOf([answer]).problems({ 'field-answer': raw })).toEqual([['field-answer', 'problem.choice-missing']]);
  });

  test('an option that need not be chosen is still one of the options', () => {
    const free = field('answer', 'choice', { required: false, options: options('yes') });
    expect(stepOf([free]).problems({ 'field-answer': 'maybe' })).toEqual([['field-answer', 'problem.choice-missing']]);
    expect(stepOf([free]).run({}).evidence.fields).toEqual({});
  });

  test('an answer of no is recorded, needs no ticks, sets no dates and does not complete the step', () => {
    const { run, script } = stepOf([answer, field('day', 'date', { records: 'T_godkjenning' })], [check('tick')], { publishes: true, closes: true });
    const what = run({ 'field-answer': 'no', 'field-day': '2026-11-24' });
    expect(what).toMatchObject({ outcome: 'refused', evidence: { fields: { answer: 'no', day: '2026-11-24' }, publishes: false, closes: false } });
    expect(what.evidence.dates).toEqual({});
    expect(script.standing('need.one')).toBe('open');
    expect(script.state().steps['need.one']?.outcome).toBe('refused');
  });

  test('an answer of no still says when it came', () => {
    expect(stepOf([answer, field('day', 'date')]).problems({ 'field-answer': 'no' })).toEqual([['field-day', 'problem.date-missing']]);
  });

  test('a choice raises its fact, and lowers it again when the step is recorded anew', () => {
    const raising = stepOf([field('answer', 'choice', { options: options('yes', 'no'), raises: { fact: 'negativeInformation', when: 'yes' } })]);
    expect(raising.run({ 'field-answer': 'yes' }).evidence.raised).toEqual({ negativeInformation: true });
    expect(raising.script.course().world.facts.negativeInformation).toBe(true);
    raising.script.run({ kind: 'reopen', step: 'need.one' as StepId, position: null, reason: null });
    raising.run({ 'field-answer': 'no' });
    expect(raising.script.course().world.facts.negativeInformation).toBe(false);
  });
});

describe('texts', () => {
  const text = (more: Readonly<Record<string, unknown>> = {}) => stepOf([field('why', 'text', { maxLength: 300, ...more })]);

  test('are kept apart from the event by reference', () => {
    const { run, script } = text();
    expect(run({ 'field-why': ' Vi trenger flere \r\n' }).evidence.fields).toEqual({ why: '2/why' });
    expect(script.texts()).toEqual({ '2/why': 'Vi trenger flere' });
    expect(JSON.stringify(script.events())).not.toContain('trenger');
  });

  test.each([
    ['', 'problem.text-missing'],
    [' \u200B\n'.replace('\u200B', ''), 'problem.text-missing'],
    [{}, 'problem.text-missing'],
    ['x'.repeat(301), 'problem.text-too-long'],
    ['x'.repeat(10_000), 'problem.text-too-long'],
    ['Fødselsnummer 13097248022', 'problem.identity-number'],
    ['130972 48022', 'problem.identity-number'],
  ])('%# are refused when they cannot be kept', (why, key) => {
    expect(text().problems({ 'field-why': why })).toEqual([['field-why', key]]);
  });

  test('the length is told in characters as people count them', () => {
    const refusal = text().script.refusal({ kind: 'do', step: 'need.one' as StepId, position: null, inputs: { 'field-why': '😀'.repeat(301) } });
    expect(refusal).toMatchObject({ problems: [{ message: { params: { length: 301, max: 300 } } }] });
    expect(text().run({ 'field-why': '😀'.repeat(300) }).outcome).toBe('done');
  });

  test.each([
    '${title} {{DATE(2026-11-24)}} $root',
    '**fet** [lenke](https://example.org) _kursiv_ `kode`',
    '<script>alert(1)</script> & "sitat" \'apostrof\'',
    '{"kind":"closed"}\nlinje to\\n',
    'Ærlig talt, åpent møte – «sitert»',
    '=1+1',
  ])('%j is kept to the letter', (why) => {
    const { run, script } = text();
    run({ 'field-why': why });
    expect(script.texts()).toEqual({ '2/why': why });
  });

  test('control characters are left out, and the rest is kept', () => {
    const { run, script } = text();
    run({ 'field-why': 'Vi\u0000 trenger\u202E flere\u0007' });
    expect(script.texts()).toEqual({ '2/why': 'Vi trenger flere' });
  });

  test('names and health are warned about; a colleague in her role is not', () => {
    expect(text().warnings({ 'field-why': 'Kandidaten Kari Nordmann er sykmeldt' })).toEqual(expect.arrayContaining(['person-name']));
    expect(text({ person: true }).warnings({ 'field-why': 'Kari Nordmann, hovedtillitsvalgt' })).toEqual([]);
    expect(text().warnings({ 'field-why': 'Vi trenger flere sykepleiere' })).toEqual([]);
  });

  test('a colleague’s identity number is refused all the same', () => {
    expect(text({ person: true }).problems({ 'field-why': 'Kari, 13097248022' })).toEqual([['field-why', 'problem.identity-number']]);
  });

  test('what need not be written is left out when it is empty', () => {
    const { run, script } = text({ required: false });
    expect(run({ 'field-why': '  ' }).evidence.fields).toEqual({});
    expect(script.texts()).toEqual({});
  });
});

describe('ticks', () => {
  test.each([[true], ['true']])('%j is a tick', (tick) => {
    expect(stepOf([], [check('tick')]).run({ 'check-tick': tick }).evidence.ticks).toEqual(['tick']);
  });

  test.each([[false], ['false'], [''], ['on'], [1], [null], [undefined]])('%j is none, and a tick that must be there is missed', (tick) => {
    expect(stepOf([], [check('tick')]).problems({ 'check-tick': tick })).toEqual([['check-tick', 'problem.tick-missing']]);
  });

  test('one that may be there need not', () => {
    expect(stepOf([], [check('tick', { need: 'may' })]).run({}).evidence.ticks).toEqual([]);
  });

  const withReason = () => stepOf([field('reason', 'text', { required: false })], [check('possible', { need: 'else-reason' })]);

  test('a rule that holds when it is possible takes a reason instead', () => {
    expect(withReason().problems({})).toEqual([['field-reason', 'problem.reason-for-unticked']]);
    const { run, script } = withReason();
    run({ 'field-reason': 'Ingen har ledet henne før' });
    expect(script.texts()).toEqual({ '2/reason': 'Ingen har ledet henne før' });
    expect(withReason().run({ 'check-possible': 'true' }).evidence).toMatchObject({ ticks: ['possible'] });
  });

  test('a reason too long is told as that', () => {
    expect(withReason().problems({ 'field-reason': 'x'.repeat(301) })).toEqual([['field-reason', 'problem.text-too-long']]);
  });
});

describe('what does not apply', () => {
  const fields = [field('only', 'text', { when: { fact: 'leader', is: true } }), field('day', 'date')];
  const checks = [check('tick', { when: { fact: 'leader', is: true } })];

  test('is not asked for and not kept, also when it is sent', () => {
    const what = stepOf(fields, checks).run({ 'field-only': 'Sneket inn', 'check-tick': 'true', 'field-day': '2026-11-24', 'field-unheard': 'x' });
    expect([what.evidence.fields, what.evidence.ticks]).toEqual([{ day: '2026-11-24' }, []]);
  });

  test('is asked for where it applies, and everything that is wrong is told at once', () => {
    expect(stepOf(fields, checks, {}, postFacts({ leader: true })).problems({})).toEqual([
      ['field-only', 'problem.text-missing'],
      ['field-day', 'problem.date-missing'],
      ['check-tick', 'problem.tick-missing'],
    ]);
  });
});
