import { fieldInput } from '../../core/case/check-evidence.ts';
import type { CourseStep } from '../../core/case/course.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import type { SuggestedRepresentative } from '../suggest-representatives.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toAttempts } from './involvement-lines.ts';
import { toRuleView } from './rule-view.ts';

/** More representatives than a form can hold are for a municipality with a directory gone wrong. */
const mostOffered = 20;

/** Input id of a representative who can be chosen. */
export const withInput = (user: UserId): string => `with-${user}`;

/** What the form is opened on. */
export interface InvolveFormOptions {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  readonly suggested: readonly SuggestedRepresentative[];
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
  /** What goes along, as she has written it elsewhere. */
  readonly enclosed?: string;
}

/** «Involver tillitsvalgte»: whom to ask – the suggested unions' main representatives are ticked – and what goes along. */
export function toInvolveForm(loaded: LoadedCase, one: CourseStep, options: InvolveFormOptions): Reply {
  const { state, policy } = loaded;
  const { step, position } = one;
  const { origin, draft, problems = [], suggested } = options;
  const there = new Set(sharesAt(state.shares, { step: step.id, position }).map((share) => share.with));
  const offered = suggested.filter(({ person }) => !there.has(person.id)).slice(0, mostOffered);
  const problemOf = (id: string) => problems.find(({ input }) => input === id)?.message ?? null;
  const people = offered.map(({ person, union, suggested: isSuggested }, index): InputView => ({
    id: withInput(person.id),
    kind: 'tick',
    label: { key: person.post.main ? 'app.involve.main' : 'app.involve.person', params: { name: person.name, union } },
    hint: null,
    value: draft === undefined ? String(isSuggested && person.post.main && there.size === 0) : (draft[withInput(person.id)] ?? 'false'),
    required: false,
    maxLength: null,
    options: [],
    problem: index === 0 ? problemOf('with') : null,
    rule: null,
    heading: index === 0 ? { key: 'app.involve.heading' } : null,
  }));
  const nobody: readonly Notice[] = offered.length === 0 ? [{ tone: 'attention', text: { key: 'app.involve.nobody' } }] : [];
  const submit = toButton(
    origin,
    'union.involve',
    { key: 'app.involve.button' },
    { style: 'primary', submits: true, data: stepData(step.id, position) },
  );
  return {
    kind: 'form',
    view: {
      form: 'involve',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.involve.title', params: { moment: step.involves?.moment ?? step.title } },
      intro: { key: 'app.involve.intro' },
      why: toRuleView(policy, step.involves?.rule ?? step.why),
      moreRules: [],
      notices: [...(options.notices ?? []), ...toAttempts(loaded, one, options.today), ...nobody],
      inputs: offered.length === 0 ? [] : [...people, ...toEnclosed(loaded, one, { draft, written: options.enclosed }, problemOf)],
      buttons: [
        ...(offered.length === 0 ? [] : [submit]),
        toButton(origin, 'step.open', { key: 'app.button.open-step' }, { data: stepData(step.id, position) }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}

function toEnclosed(
  loaded: LoadedCase,
  one: CourseStep,
  { draft, written }: { readonly draft: Readonly<Record<string, string>> | undefined; readonly written: string | undefined },
  problemOf: (id: string) => InputView['problem'],
): readonly InputView[] {
  const field = one.step.fields.find(({ id }) => id === one.step.involves?.encloses);
  if (field === undefined) return [];
  const id = fieldInput(field.id);
  return [
    {
      id,
      kind: field.multiline ? 'multiline' : 'text',
      label: field.label,
      hint: field.hint ?? null,
      value: draft?.[id] ?? enclosedText(loaded, one) ?? written ?? '',
      required: true,
      maxLength: field.maxLength,
      options: [],
      problem: problemOf(id),
      rule: null,
      heading: { key: 'app.involve.enclosed' },
    },
  ];
}

/** What last went along with a card from this step. */
export function enclosedText({ state, texts }: Pick<LoadedCase, 'state' | 'texts'>, { step, position }: CourseStep): string | undefined {
  const last = sharesAt(state.shares, { step: step.id, position }).findLast(({ enclosed }) => enclosed !== null);
  return last === undefined || last.enclosed === null ? undefined : texts[last.enclosed];
}
