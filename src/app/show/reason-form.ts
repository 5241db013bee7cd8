import { reasonMaxLength } from '../../core/case/decide.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { Button } from '../../core/reply/button.ts';
import type { FormView, InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { RuleView } from '../../core/reply/rule-view.ts';
import type { Verb } from '../../core/reply/verb.ts';
import type { SayParam } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';

/** A small form that asks why, and what else belongs to it, before something out of the ordinary is done. */
export interface ReasonForm {
  readonly verb: Verb;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** Locale key stem: `<stem>.title`, `.intro`, `.button`, `.reason-hint`. */
  readonly stem: string;
  readonly params?: Readonly<Record<string, SayParam | { readonly plain: string }>>;
  readonly asksReason: boolean;
  readonly inputs?: readonly Omit<InputView, 'problem'>[];
  readonly why?: RuleView | null;
  readonly notices?: FormView['notices'];
  readonly style?: Button['style'];
}

/** Builds the form; a refused draft comes back filled in with what was wrong. */
export function toReasonForm(
  { state }: LoadedCase,
  form: ReasonForm,
  {
    origin,
    draft,
    problems = [],
  }: { readonly origin: CardOrigin; readonly draft?: Readonly<Record<string, string>> | null; readonly problems?: readonly InputProblem[] },
): Reply {
  const problem = (input: string) => problems.find((one) => one.input === input)?.message ?? null;
  const reason: InputView = {
    id: 'reason',
    kind: 'multiline',
    label: { key: 'app.input.reason' },
    hint: { key: `${form.stem}.hint` },
    value: draft?.['reason'] ?? '',
    required: true,
    maxLength: reasonMaxLength,
    options: [],
    problem: problem('reason'),
    rule: null,
    heading: null,
  };
  const params = Object.fromEntries(
    Object.entries(form.params ?? {}).map(([name, say]) => [name, typeof say === 'object' && 'plain' in say ? say.plain : say]),
  );
  return {
    kind: 'form',
    view: {
      form: 'reason',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: `${form.stem}.title`, params },
      intro: { key: `${form.stem}.intro`, params },
      why: form.why ?? null,
      moreRules: [],
      notices: form.notices ?? [],
      inputs: [
        ...(form.inputs ?? []).map((input) => ({ ...input, value: draft?.[input.id] ?? input.value, problem: problem(input.id) })),
        ...(form.asksReason ? [reason] : []),
      ],
      buttons: [
        toButton(origin, form.verb, { key: `${form.stem}.button` }, { style: form.style ?? 'primary', submits: true, data: form.data ?? {} }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
