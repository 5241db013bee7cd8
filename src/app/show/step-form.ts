import { checkInput, fieldInput } from '../../core/case/check-evidence.ts';
import { askedFields, involvedField } from '../../core/case/involved-fields.ts';
import { applicableChecks, toCourse, toWorld, type CourseStep } from '../../core/case/course.ts';
import type { Field } from '../../core/case/definition.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Button, InputView, Reply } from '../../core/reply.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { Localized, Message, Say, SayParam } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './case-reply.ts';
import { enclosedText } from './involve-form.ts';
import { toStepInvolvement, toWho } from './involvement-lines.ts';
import { toRuleView } from './rule-view.ts';
import { stepTitle } from './step-title.ts';

/** How a step's form is opened. */
export interface StepFormOptions {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  /** What she filled in last time it was refused, by input id. */
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  /** She says the answer has come already, though no question was recorded. */
  readonly answered?: boolean;
  /** Others only look. */
  readonly mayWork: boolean;
}

/** The form of one step: what to do, why, its evidence and its checklist – or what was recorded, once it is done. */
export function toStepForm(loaded: LoadedCase, one: CourseStep, options: StepFormOptions): Reply {
  const { state, policy } = loaded;
  const { step } = one;
  const { origin } = options;
  const isRecorded = one.standing === 'done' || one.standing === 'skipped';
  const asks = step.asks !== undefined && one.standing !== 'asked' && options.answered !== true && !isRecorded;
  return {
    kind: 'form',
    view: {
      form: 'step',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: stepTitle(one, state),
      intro: isRecorded ? null : step.instruction,
      why: toRuleView(policy, step.why),
      moreRules: step.rules.filter((id) => id !== step.why).map((id) => toRuleView(policy, id)),
      notices: [...(isRecorded ? toRecorded(loaded, one) : []), ...toStepInvolvement(loaded, one, options.today)],
      inputs: isRecorded || !options.mayWork ? [] : asks ? [askedInput(options)] : toInputs(loaded, one, options),
      buttons: toButtons(one, { ...options, origin, asks, isRecorded }),
    },
  };
}

function problemOf(input: string, problems: readonly InputProblem[] | undefined) {
  return problems?.find((one) => one.input === input)?.message ?? null;
}

function askedInput({ today, draft, problems }: StepFormOptions): InputView {
  return {
    id: 'asked',
    kind: 'date',
    label: { key: 'app.input.asked' },
    hint: null,
    value: draft?.['asked'] ?? today,
    required: true,
    maxLength: null,
    options: [],
    problem: problemOf('asked', problems),
    rule: null,
    heading: null,
  };
}

function toInputs(loaded: LoadedCase, one: CourseStep, { draft, problems, today }: StepFormOptions): readonly InputView[] {
  const { state, policy } = loaded;
  const { step, position } = one;
  const world = toWorld(state, policy, position);
  const checks = applicableChecks(step, world).map((check, index): InputView => {
    const id = checkInput(check.id);
    const rule = check.rules[0];
    return {
      id,
      kind: 'tick',
      label: check.label,
      hint: null,
      value: draft?.[id] === 'true' ? 'true' : 'false',
      required: false,
      maxLength: null,
      options: [],
      problem: problemOf(id, problems),
      rule: rule === undefined ? null : { id: rule, basis: toRuleView(policy, rule).basis },
      heading: index === 0 ? { key: 'app.heading.checks' } : null,
    };
  });
  const fields = askedFields(step, world, state.shares, position).map(({ field, share }, index): InputView => {
    const id = fieldInput(field.id);
    const label: Localized | Message =
      share === null ? field.label : { key: 'app.input.view-of', params: { label: field.label, who: toWho(loaded, share) } };
    return {
      id,
      kind: field.kind === 'text' ? (field.multiline ? 'multiline' : 'text') : field.kind,
      label: field.required ? label : { key: 'app.input.optional', params: { label } },
      hint: field.hint ?? null,
      value: draft?.[id] ?? (step.involves?.encloses === field.id ? enclosedText(loaded, one) : undefined) ?? startValue(field, today),
      // Required for the client too, so that an empty form is caught before it is sent; a «no» needs the same fields.
      required: field.required,
      maxLength: field.kind === 'text' ? field.maxLength : null,
      options: field.options.map((option) => ({ value: option.id, label: option.label })),
      problem: problemOf(id, problems),
      rule: null,
      heading: index === 0 && checks.length > 0 ? { key: 'app.heading.fields' } : null,
    };
  });
  return [...checks, ...fields];
}

/** A thing that has happened most often happened today. */
function startValue(field: Field, today: IsoDate): string {
  return field.kind === 'date' && field.tense === 'past' && field.required ? today : '';
}

function toButtons(
  { step, position, standing }: CourseStep,
  { origin, asks, isRecorded, mayWork }: StepFormOptions & { readonly asks: boolean; readonly isRecorded: boolean },
): readonly Button[] {
  const data = stepData(step.id, position);
  const back = toButton(origin, 'case.show', { key: 'app.button.back' });
  if (!mayWork) return [back];
  if (isRecorded) {
    const reopen = step.publishes
      ? toButton(origin, 'step.reopen-form', { key: 'app.button.reopen' }, { data, style: 'destructive' })
      : toButton(origin, 'step.reopen', { key: 'app.button.reopen' }, { data, style: 'destructive' });
    return step.editor === 'form' ? [back, reopen] : [back];
  }
  const involve =
    step.involves === undefined ? [] : [toButton(origin, 'union.involve-form', { key: 'app.button.involve' }, { data: stepData(step.id, position) })];
  const skip = step.skippable ? [toButton(origin, 'step.skip-form', { key: 'app.button.skip' }, { data })] : [];
  if (asks && step.asks !== undefined) {
    return [
      toButton(origin, 'step.ask', step.asks.action, { data, style: 'primary', submits: true }),
      toButton(origin, 'step.open', { key: 'app.button.answered' }, { data: { ...data, answered: true } }),
      ...involve,
      ...skip,
      back,
    ];
  }
  const label: Say =
    standing === 'asked' ? { key: 'app.button.record-answer' } : { key: step.publishes ? 'app.button.record-published' : 'app.button.record' };
  return [toButton(origin, 'step.do', label, { data: { ...data, answered: true }, style: 'primary', submits: true }), ...involve, ...skip, back];
}

/** What was recorded, line by line: the answer to «what did I say here?». */
function toRecorded(loaded: LoadedCase, one: CourseStep): readonly Notice[] {
  const { state, policy, texts } = loaded;
  const { step, record, position, standing } = one;
  const neutral = (text: Say): Notice => ({ tone: 'neutral', text });
  if (record === undefined) return [];
  const day = { date: record.at.slice(0, 10) };
  if (record.outcome === 'skipped') {
    return [neutral({ key: 'app.recorded.skipped', params: { date: day } }), neutral({ plain: texts[record.reason] ?? '–' })];
  }
  if (record.outcome === 'asked' || standing !== 'done') return [];
  const { evidence } = record;
  const world = toWorld(state, policy, position);
  const ticked = applicableChecks(step, world).filter((check) => evidence.ticks.includes(check.id));
  return [
    { tone: 'good', text: { key: 'app.recorded.done', params: { date: day } } },
    ...recordedFields(loaded, one).flatMap(({ field, label }): readonly Notice[] => {
      const value = evidence.fields[field.id];
      return value === undefined ? [] : [neutral({ key: 'app.recorded.line', params: { label, value: toShown(field, value, texts) } })];
    }),
    ...ticked.map((check) => neutral({ key: 'app.recorded.tick', params: { label: check.label } })),
  ];
}

/** The step's fields, and those that are there for each representative; what was asked when it was recorded is told by the evidence. */
function recordedFields(loaded: LoadedCase, { step, position }: CourseStep): readonly { readonly field: Field; readonly label: SayParam }[] {
  const { state } = loaded;
  return step.fields.flatMap((field) => [
    { field, label: field.label },
    ...(field.perInvolved
      ? sharesAt(state.shares, { step: step.id, position }).map((share, index) => ({
          field: { ...field, id: involvedField(field.id, index + 1) },
          label: { key: 'app.input.view-of', params: { label: field.label, who: toWho(loaded, share) } },
        }))
      : []),
  ]);
}

function toShown(field: Field, value: string | number, texts: Readonly<Record<string, string>>) {
  if (field.kind === 'date') return { date: String(value) };
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label ?? String(value);
  return field.kind === 'text' ? (texts[String(value)] ?? '–') : value;
}

/** Finds the step a press names; undefined when it does not apply (any more). */
export function findCourseStep({ state, policy }: LoadedCase, today: IsoDate, step: string, position: string | null): CourseStep | undefined {
  return toCourse(state, policy, today).steps.find((one) => one.step.id === step && one.position === position);
}
