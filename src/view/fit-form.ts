import type { FormView, InputView } from '../core/reply/form-view.ts';
import { jsonBytes, maxCardBytes } from './card-size.ts';
import type { Card } from './expand-template.ts';
import { toFormCard } from './form-card.ts';
import { formFits } from './form-fit.ts';
import type { Voice } from './voice.ts';

type FormCard = ReturnType<typeof toFormCard>;

/**
 * Writes a form so that it stays below the card limit: first as it is, then tighter and tighter, and at last without
 * the inputs that take most room, answered ones first. Whatever is shortened or left out, the card says so. An input
 * that is left out sends nothing when the form is submitted.
 */
export function fitForm(view: FormView, voice: Voice, expand: (data: FormCard['data']) => Card): { readonly card: Card; readonly summary: string } {
  let tightest = formFits[0];
  for (const fit of formFits) {
    const { data, summary } = toFormCard(view, voice, fit);
    const card = expand(data);
    if (jsonBytes(card) <= maxCardBytes) return { card, summary };
    tightest = fit;
  }
  const leftOut = new Set<string>();
  const candidates = view.inputs.toSorted((one, other) => weight(other) - weight(one));
  for (;;) {
    const { data, summary } = toFormCard(view, voice, tightest, leftOut);
    const card = expand(data);
    const next = candidates[leftOut.size];
    if (jsonBytes(card) <= maxCardBytes || next === undefined) return { card, summary };
    leftOut.add(next.id);
  }
}

/** Bytes that go when the input goes; an empty input goes last, because it is what the reader has come to fill in. */
function weight({ value, options }: InputView): number {
  return value === '' ? 0 : jsonBytes(value) + jsonBytes(options.map((option) => option.value));
}
