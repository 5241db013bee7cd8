import type { FormView, InputView } from '../core/reply/form-view.ts';
import { toButtonRows } from './button-lists.ts';
import { capitalise } from './capitalise.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { findFold, toFoldedItems, type FormItem } from './fold-inputs.ts';
import { formFits, type FormFit } from './form-fit.ts';
import { toInputElement, toLabel } from './input-element.ts';
import { toNoticeLines } from './notice-lines.ts';
import { toRuleBlock } from './rule-block.ts';
import { shorten } from './shorten.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

/** Longer than any context or problem the core makes; a bound for the card. */
const longestLine = 400;

/** How much of an input that is left out is shown instead. */
const shownOfLeftOut = 120;

/** A form inside a card. `leftOut` names inputs that do not fit: their words are shown, but cannot be changed here. */
export function toFormCard(view: FormView, voice: Voice, fit: FormFit = formFits[0], leftOut: ReadonlySet<string> = new Set()) {
  const { frame, summary } = toFrame(
    view.context === null ? view.title : { key: 'view.summary.form', params: { context: toParam(view.context), title: toParam(view.title) } },
    voice,
  );
  const shared = fit.numbered ? findShared(view.inputs) : null;
  const numbers = shared === null ? null : new Map(shared.map(({ value }, index) => [value, index + 1]));
  const data = {
    ...frame,
    context: view.context === null ? [] : [{ text: escapeText(shorten(voice.say(view.context), longestLine)) }],
    title: voice.text(view.title),
    problems: toProblems(view.inputs, voice, fit),
    shortened: [
      ...(fit === formFits[0] ? [] : [{ text: voice.line('view.form.shortened') }]),
      ...(leftOut.size === 0 ? [] : [{ text: voice.line('view.form.left-out', { count: leftOut.size }) }]),
    ],
    intro: view.intro === null ? [] : [{ text: voice.text(view.intro) }],
    why: toRuleBlock(view.why, fit.extras ? view.moreRules : [], voice),
    notices: toNoticeLines(view.notices, voice, fit.notice),
    shared:
      shared === null ? [] : shared.map(({ label }, index) => ({ text: escapeText(`${index + 1}: ${shorten(voice.words(label), fit.label)}`) })),
    inputs: view.inputs.flatMap((input): readonly FormItem[] => {
      const fold = findFold(input, view.inputs);
      const item: FormItem = toItem(input, voice, { fit, numbers, isLeftOut: leftOut.has(input.id) });
      return fold === null ? [item] : toFoldedItems(input, item, fold, voice);
    }),
    actionRows: toRows(view, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** The links stand after the last button. */
function toRows({ buttons, links = [] }: FormView, voice: Voice) {
  const own = toButtonRows(buttons, voice);
  const pages = links.map(({ label, url }) => ({ title: voice.words(label), url }));
  const rows = own.length === 0 && pages.length > 0 ? [{ buttons: [] }] : own;
  return rows.map((row, index) => ({ ...row, links: index === rows.length - 1 ? pages : [] }));
}

/** One line on top that names what to look at; the reason stands beside each field. */
export function toProblems(inputs: readonly InputView[], voice: Voice, fit: FormFit) {
  const labels = inputs.filter(({ problem }) => problem !== null).map((input) => ({ plain: shorten(toLabel(input, voice, fit), 60) }));
  return labels.length === 0 ? [] : [{ text: voice.line('view.form.problems', { count: labels.length, fields: { list: labels } }) }];
}

/** One input with what belongs to it, as the templates bind it. */
export function toItem(
  input: InputView,
  voice: Voice,
  { fit, numbers, isLeftOut }: { readonly fit: FormFit; readonly numbers: ReadonlyMap<string, number> | null; readonly isLeftOut: boolean },
) {
  const isTick = input.kind === 'tick';
  const showsHint = fit.extras && input.hint !== null && (isTick || input.kind === 'date' || input.kind === 'choice' || input.kind === 'several');
  const notes = [
    ...(input.problem === null
      ? []
      : [{ text: escapeText(`⚠ ${shorten(capitalise(voice.say(input.problem)), longestLine)}`), color: 'attention', subtle: false }]),
    ...(showsHint && input.hint !== null ? [{ text: voice.text(input.hint), color: 'default', subtle: true }] : []),
    ...(input.rule === null
      ? []
      : [{ text: voice.line('view.rule.basis', { basis: input.rule.basis, id: input.rule.id }), color: 'default', subtle: true }]),
  ];
  return {
    heading: input.heading === null ? [] : [{ text: voice.text(input.heading) }],
    spacing: input.heading !== null ? 'large' : isTick ? 'small' : 'medium',
    input: isLeftOut ? toShownOnly(input, voice, fit) : toInputElement(input, voice, fit, numbers),
    // What belongs to a tick stands under its words, not under its box.
    notes: isTick ? [] : notes.map((note, index) => ({ ...note, spacing: index === 0 ? 'small' : 'none' })),
    indented: isTick && notes.length > 0 ? [{ notes }] : [],
  };
}

function toShownOnly(input: InputView, voice: Voice, fit: FormFit) {
  const text = `${toLabel(input, voice, fit)}: ${shorten(voice.words({ plain: input.value === '' ? '–' : input.value }), shownOfLeftOut)}`;
  return { type: 'TextBlock', text: escapeText(text), wrap: true, isSubtle: true };
}

/** The choices that several inputs have in common, as when each requirement is linked to one of the tasks. */
function findShared(inputs: readonly InputView[]): InputView['options'] | null {
  const choices = inputs.filter(({ kind }) => kind === 'choice');
  const first = choices[0];
  if (first === undefined || choices.length < 2) return null;
  const values = ({ options }: InputView) => options.map(({ value }) => value).join('\n');
  return choices.every((input) => values(input) === values(first)) ? first.options : null;
}
