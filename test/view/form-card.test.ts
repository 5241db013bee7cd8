import { describe, expect, it } from 'vitest';
import type { FormView, InputView } from '../../src/core/reply/form-view.ts';
import { jsonBytes, maxCardBytes } from '../../src/view/card-size.ts';
import { findAll, textsOf } from './find-all.ts';
import { findCardFaults } from './find-card-faults.ts';
import { sampleRenderer } from './sample-renderer.ts';
import { caseForm, input, stepForm } from './sample-forms.ts';

const render = (view: FormView) => sampleRenderer.render({ kind: 'form', view }, 'nb').card;
const withInputs = (...inputs: readonly InputView[]) => render({ ...stepForm, inputs });

describe('a form', () => {
  it('has every input under its own id, in order', () => {
    const card = render(caseForm);
    const found = JSON.stringify(card);
    const places = caseForm.inputs.map(({ id }) => found.indexOf(`"id":"${id}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('names the fields with problems on top and says what to do beside each', () => {
    const card = render(stepForm);
    const top = findAll(card, 'Container').find(({ style }) => style === 'attention');
    expect(textsOf(top)).toContain('Se på 2 felt før du går videre');
    expect(textsOf(top)).toContain('Første intervju');
    expect(findAll(card, 'TextBlock')).toContainEqual(
      expect.objectContaining({ text: '⚠ Fristen var tirsdag 1. desember 2026', color: 'attention' }),
    );
  });

  it('has no line of problems when there are none', () => {
    expect(findAll(render(caseForm), 'Container').filter(({ style }) => style === 'attention')).toEqual([]);
  });

  it('shows the rule of a tick beneath it', () => {
    expect(textsOf(render(stepForm))).toContain('N-14 · arbeidsmiljøloven § 14-1 b');
  });

  it('asks the client to check what is required, and says what is missing', () => {
    expect(findAll(render(caseForm), 'Input.Text')[0]).toMatchObject({ isRequired: true, errorMessage: 'Fyll ut: Stilling' });
    expect(findAll(withInputs(input('x', 'tick', { plain: 'Ja' }, { required: true })), 'Input.Toggle')[0]).toMatchObject({
      isRequired: true,
      errorMessage: 'Kryss av: Ja',
    });
  });
});

describe('a draft', () => {
  it.each(['fire', '3,5', '1e3', '007', '99999999999999999999', '-', '½'])('that is no number comes back as it was written: %s', (value) => {
    const card = withInputs(input('n', 'count', { plain: 'Antall' }, { value }));
    expect(findAll(card, 'Input.Number')).toEqual([]);
    expect(findAll(card, 'Input.Text')[0]).toMatchObject({ id: 'n', value });
  });

  it.each(['0', '12', '-3'])('that is a number stays in a number field: %s', (value) => {
    expect(findAll(withInputs(input('n', 'count', { plain: 'Antall' }, { value })), 'Input.Number')[0]).toMatchObject({ value: Number(value) });
  });

  it.each(['2026-02-31', '31.12.2026', 'i morgen', '2026-13-01', '2026-1-1'])('that is no day comes back as it was written: %s', (value) => {
    const card = withInputs(input('d', 'date', { plain: 'Dato' }, { value }));
    expect(findAll(card, 'Input.Date')).toEqual([]);
    expect(findAll(card, 'Input.Text')[0]).toMatchObject({ id: 'd', value, placeholder: 'dd.mm.åååå' });
  });

  it('that is a day stays in a date field, also on leap day', () => {
    expect(findAll(withInputs(input('d', 'date', { plain: 'Dato' }, { value: '2028-02-29' })), 'Input.Date')[0]).toMatchObject({
      value: '2028-02-29',
    });
  });

  it('that is too long is not cut by the field’s own limit', () => {
    const [long] = findAll(withInputs(input('t', 'text', { plain: 'Tekst' }, { value: 'x'.repeat(120), maxLength: 100 })), 'Input.Text');
    expect(long).toMatchObject({ value: 'x'.repeat(120) });
    expect(long).not.toHaveProperty('maxLength');
  });

  it('that is none of the choices leaves the choice open', () => {
    const [choice] = findAll(
      withInputs(input('c', 'choice', { plain: 'Valg' }, { value: 'zzz', options: [{ value: 'a', label: { plain: 'A' } }] })),
      'Input.ChoiceSet',
    );
    expect(choice).not.toHaveProperty('value');
  });
});

describe('a form that is too large', () => {
  const task = (length: number) => (_: unknown, index: number) => ({
    value: `t${index + 1}`,
    label: { plain: `oppgave ${index + 1} ${'ord '.repeat(80)}`.slice(0, length) },
  });
  const links = (lines: number, tasks: number, length: number): FormView => ({
    ...stepForm,
    form: 'links',
    inputs: Array.from({ length: lines }, (_, index) =>
      input(
        `link-m${index + 1}`,
        'choice',
        { plain: `krav ${index + 1} ${'ord '.repeat(80)}`.slice(0, length) },
        { required: true, value: index % 2 === 0 ? 't1' : '', options: Array.from({ length: tasks }, task(length)) },
      ),
    ),
  });

  it('keeps everything as it is while it fits, and says nothing about it', () => {
    const card = render(links(6, 4, 120));
    expect(textsOf(card)).not.toContain('forkortet');
    expect(findAll(card, 'Input.ChoiceSet')[0]?.['choices']).toContainEqual({ title: task(120)(null, 3).label.plain.trim(), value: 't4' });
  });

  it('shortens choices that recur, says so, and keeps every input and every value', () => {
    const view = links(20, 8, 200);
    const card = render(view);
    expect(jsonBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(textsOf(card)).toContain('Noen tekster er forkortet her for at kortet ikke skal bli for stort. Alt du har skrevet, er tatt vare på.');
    expect(findAll(card, 'Input.ChoiceSet').map(({ id }) => id)).toEqual(view.inputs.map(({ id }) => id));
    expect(findAll(card, 'Input.ChoiceSet')[0]).toMatchObject({ value: 't1' });
    expect(findCardFaults(card)).toEqual([]);
  });

  it('lists recurring choices once with a number when shortening is not enough', () => {
    const card = render(links(30, 10, 200));
    expect(jsonBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(findAll(card, 'Input.ChoiceSet')).toHaveLength(30);
    expect(findAll(card, 'Input.ChoiceSet')[0]?.['choices']).toContainEqual({ title: '10', value: 't10' });
    expect(textsOf(card)).toContain('10: oppgave 10');
  });

  it('leaves out answered inputs before open ones, shows their words, and says how many', () => {
    const view = links(45, 15, 200);
    const card = render(view);
    const kept = new Set(findAll(card, 'Input.ChoiceSet').map(({ id }) => id));
    const open = view.inputs.filter(({ value }) => value === '');
    expect(jsonBytes(card)).toBeLessThanOrEqual(maxCardBytes);
    expect(open.every(({ id }) => kept.has(id))).toBe(true);
    expect(textsOf(card)).toContain(`${view.inputs.length - kept.size} felt får ikke plass i kortet`);
    expect(findCardFaults(card)).toEqual([]);
  });

  it('never cuts a value inside an input', () => {
    const value = 'setning med mange ord. '.repeat(120);
    const card = withInputs(...['a', 'b', 'c', 'd'].map((id) => input(id, 'multiline', { plain: id }, { value })));
    expect(findAll(card, 'Input.Text').map((one) => one['value'])).toEqual([value, value, value, value]);
    const tooMuch = withInputs(...['a', 'b', 'c', 'd', 'e'].map((id) => input(id, 'multiline', { plain: id }, { value: value.repeat(3) })));
    expect(jsonBytes(tooMuch)).toBeLessThanOrEqual(maxCardBytes);
    expect(findAll(tooMuch, 'Input.Text').every((one) => one['value'] === value.repeat(3))).toBe(true);
    expect(textsOf(tooMuch)).toContain('felt får ikke plass');
  });
});
