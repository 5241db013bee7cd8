import { checkInput, fieldInput } from '../../core/case/check-evidence.ts';
import { applicableChecks, toWorld, type CourseStep } from '../../core/case/course.ts';
import type { Check, Field } from '../../core/case/definition.ts';
import { askedFields } from '../../core/case/involved-fields.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { readStoredTimes } from '../../core/interview/interview-time.ts';
import type { IsoDate } from '../../core/ids.ts';
import { suggestPlan } from '../../core/reminder/suggest-plan.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Localized, Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { enclosedText } from './involve-form.ts';
import { toDayLines } from './interview-lines.ts';
import { toWho } from './involvement-lines.ts';
import { toRuleView } from './rule-view.ts';

/** What inputs begin with beside their own start. */
export interface InputStart {
  readonly today: IsoDate;
  /** What was filled in before, by input id. */
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
}

/** Which of a step's ticks and fields a form has. */
export interface InputChoice {
  readonly checks?: (check: Check) => boolean;
  /** Other fields than the step's own. */
  readonly fields?: readonly Field[];
}

/** An input with nothing said about it yet. */
export const plainInput: Omit<InputView, 'id' | 'kind' | 'label'> = {
  hint: null,
  value: '',
  required: true,
  maxLength: null,
  options: [],
  problem: null,
  rule: null,
  heading: null,
};

/** What is wrong with an input, or null. */
export function problemOf(input: string, problems: readonly InputProblem[] | undefined) {
  return problems?.find((one) => one.input === input)?.message ?? null;
}

/** The ticks and fields of a step that apply to the case, as inputs. */
export function toStepInputs(
  loaded: LoadedCase,
  one: CourseStep,
  { draft, problems, today }: InputStart,
  { checks: wanted = () => true, fields: asked = one.step.fields }: InputChoice = {},
): readonly InputView[] {
  const { state, policy } = loaded;
  const { step, position } = one;
  const world = toWorld(state, policy, position);
  const checks = applicableChecks(step, world)
    .filter(wanted)
    .map((check, index): InputView => {
      const id = checkInput(check.id);
      const rule = check.rules[0];
      return {
        ...plainInput,
        id,
        kind: 'tick',
        label: check.label,
        value: draft?.[id] === 'true' ? 'true' : 'false',
        required: false,
        problem: problemOf(id, problems),
        rule: rule === undefined ? null : { id: rule, basis: toRuleView(policy, rule).basis },
        heading: index === 0 ? { key: 'app.heading.checks' } : null,
      };
    });
  const suggestions = toSuggestions(loaded, step, today);
  const fields = askedFields({ ...step, fields: [...asked] }, world, state.shares, position).map(({ field, share }, index): InputView => {
    const id = fieldInput(field.id);
    const suggested = suggestions.get(`${step.id}/${field.id}`);
    const label: Localized | Message =
      share === null ? field.label : { key: 'app.input.view-of', params: { label: field.label, who: toWho(loaded, share) } };
    return {
      ...plainInput,
      id,
      kind: toInputKind(field),
      label: field.required ? label : { key: 'app.input.optional', params: { label } },
      hint: suggested === undefined ? (field.hint ?? null) : { key: 'app.ahead.preset', params: { date: { date: suggested } } },
      value: draft?.[id] ?? (step.involves?.encloses === field.id ? enclosedText(loaded, one) : undefined) ?? suggested ?? startValue(field, today),
      // Required for the client too, so that an empty form is caught before it is sent; a «no» needs the same fields.
      required: field.required,
      maxLength: field.kind === 'text' || field.kind === 'times' ? field.maxLength : null,
      options: field.options.map((option) => ({ value: option.id, label: option.label })),
      problem: problemOf(id, problems),
      heading: index === 0 && checks.length > 0 ? { key: 'app.heading.fields' } : null,
    };
  });
  return [...checks, ...fields];
}

/** Days of the suggested plan for the step's fields, by `<step>/<field>`. */
function toSuggestions({ state, policy }: LoadedCase, step: CourseStep['step'], today: IsoDate): ReadonlyMap<string, IsoDate> {
  if (!policy.plan.some(({ suggests }) => suggests?.startsWith(`${step.id}/`) === true)) return new Map();
  const ahead = suggestPlan(state, policy, today)?.ahead ?? [];
  return new Map(ahead.flatMap(({ stage, date, kind }) => (stage.suggests === undefined || kind === 'set' ? [] : [[stage.suggests, date] as const])));
}

function toInputKind({ kind, multiline }: Field): InputView['kind'] {
  if (kind === 'times') return 'multiline';
  return kind === 'text' && multiline ? 'multiline' : kind;
}

/** A thing that has happened most often happened today. */
function startValue(field: Field, today: IsoDate): string {
  return field.kind === 'date' && field.tense === 'past' && field.required ? today : '';
}

/** What an answer recorded for a field is shown as; a deleted text is a dash. */
export function toShownValue(field: Field, value: string | number, texts: Readonly<Record<string, string>>) {
  if (field.kind === 'date') return { date: String(value) };
  if (field.kind === 'times') return { list: toDayLines(readStoredTimes(value)) };
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label ?? String(value);
  return field.kind === 'text' ? (texts[String(value)] ?? '–') : value;
}
