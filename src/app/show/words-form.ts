import { statementMaxLength } from '../../core/case/decide-union.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Localized } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';

/** What a representative writes: her statement, or a correction of what was recorded. */
export interface WordsForm {
  readonly act: 'statement' | 'correction';
  readonly moment: Localized;
  readonly data: Readonly<Record<string, string>>;
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
}

/** The small form for a representative's own words. Whether a name is a candidate's is asked only when there is one. */
export function toWordsForm({ state }: LoadedCase, { act, moment, data, draft, problems = [] }: WordsForm, origin: CardOrigin): Reply {
  const problem = problems.find(({ input }) => input === act)?.message ?? null;
  const plain = { required: false, maxLength: null, options: [], problem: null, rule: null, heading: null };
  const words: InputView = {
    ...plain,
    id: act,
    kind: 'multiline',
    label: { key: `app.${act}.label` },
    hint: { key: 'app.statement.hint' },
    value: draft?.[act] ?? '',
    required: true,
    maxLength: statementMaxLength,
    problem,
  };
  const asksAboutName = problem?.key === 'problem.name-in-statement' || draft?.['names-nobody'] === 'true';
  const tick: InputView = {
    ...plain,
    id: 'names-nobody',
    kind: 'tick',
    label: { key: 'app.statement.names-nobody' },
    hint: null,
    value: draft?.['names-nobody'] ?? 'false',
  };
  return {
    kind: 'form',
    view: {
      form: act,
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: `app.${act}.title`, params: { moment } },
      intro: { key: `app.${act}.intro` },
      why: null,
      moreRules: [],
      notices: [],
      inputs: asksAboutName ? [words, tick] : [words],
      buttons: [
        toButton(
          origin,
          act === 'statement' ? 'union.answer' : 'union.correct',
          { key: `app.${act}.button` },
          { style: 'primary', submits: true, data: act === 'statement' ? { ...data, answer: 'statement' } : data },
        ),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
