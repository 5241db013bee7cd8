import type { InputView } from '../core/reply/form-view.ts';
import { escapeText } from './escape-text.ts';
import type { FormFit } from './form-fit.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';

/** An Adaptive Card input element. It is data, not template, because a template cannot leave a property out. */
export type InputElement = Readonly<Record<string, unknown>> & { readonly type: `Input.${string}`; readonly id: string };

/** Builds the input. A draft its kind cannot hold – a count that is no number, an impossible date – is kept in a text input. */
export function toInputElement(input: InputView, voice: Voice, fit: FormFit, numbers: ReadonlyMap<string, number> | null): InputElement {
  const label = toLabel(input, voice, fit);
  const element = {
    id: input.id,
    label,
    ...(input.required
      ? { isRequired: true, errorMessage: voice.words({ key: `view.form.required.${input.kind}`, params: { label: shorten(label, 60) } }) }
      : {}),
  };
  const hint = input.hint === null || !fit.extras ? {} : { placeholder: voice.words(input.hint) };
  const value = input.value === '' ? {} : { value: input.value };
  switch (input.kind) {
    case 'text':
      return { type: 'Input.Text', ...element, ...hint, ...value, ...toMaxLength(input) };
    case 'multiline':
      return { type: 'Input.Text', ...element, ...hint, ...value, ...toMaxLength(input), isMultiline: true };
    case 'date':
      return input.value === '' || isDay(input.value)
        ? { type: 'Input.Date', ...element, placeholder: voice.words({ key: 'view.form.choose-date' }), ...value }
        : { type: 'Input.Text', ...element, placeholder: voice.words({ key: 'view.form.date-format' }), ...value };
    case 'count':
      return input.value === '' || isNumber(input.value)
        ? { type: 'Input.Number', ...element, ...hint, ...(input.value === '' ? {} : { value: Number(input.value) }) }
        : { type: 'Input.Text', ...element, ...hint, ...value };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...element,
        placeholder: voice.words({ key: 'view.form.choose' }),
        ...(input.options.some((option) => option.value === input.value) ? value : {}),
        choices: input.options.map((option) => ({ title: toOptionTitle(option, voice, fit, numbers), value: option.value })),
      };
    case 'several':
      return {
        type: 'Input.ChoiceSet',
        ...element,
        ...value,
        isMultiSelect: true,
        style: 'expanded',
        wrap: true,
        choices: input.options.map((option) => ({ title: toOptionTitle(option, voice, fit, numbers), value: option.value })),
      };
    case 'tick':
      // Some clients read markdown in the title of a toggle, unlike in labels.
      return {
        type: 'Input.Toggle',
        id: input.id,
        title: escapeText(label),
        value: input.value === 'true' ? 'true' : 'false',
        wrap: true,
        ...toRequired(element),
      };
  }
}

/** The label as the reader sees it; a policy's own label is never cut, it says what to do. */
export function toLabel({ label }: InputView, voice: Voice, fit: FormFit): string {
  const words = voice.words(label);
  return 'plain' in label ? shorten(words, fit.label) : words;
}

function toOptionTitle(option: InputView['options'][number], voice: Voice, fit: FormFit, numbers: ReadonlyMap<string, number> | null): string {
  const number = numbers?.get(option.value);
  return number === undefined ? shorten(voice.words(option.label), fit.label) : String(number);
}

/** A client may cut what is longer than its limit; a draft that is too long must come back whole. */
function toMaxLength({ maxLength, value }: InputView) {
  return maxLength === null || value.length > maxLength ? {} : { maxLength };
}

function toRequired(element: { readonly isRequired?: boolean; readonly errorMessage?: string }) {
  return element.isRequired === true ? { isRequired: true, errorMessage: element.errorMessage } : {};
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(value) ? new Date(value) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Only what comes back exactly as it was typed; «007» and «1e3» are text. */
function isNumber(value: string): boolean {
  return /^-?\d{1,9}$/u.test(value) && String(Number(value)) === value;
}
