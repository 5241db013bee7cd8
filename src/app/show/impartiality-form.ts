import { impartialityAnswers } from '../../core/case/panel.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { reasonMaxLength } from '../../core/case/decide.ts';
import type { InputView, Reply } from '../../core/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toMemberName } from './panel-lines.ts';
import { toAnswerButtons } from './panel-part.ts';
import { toRuleView } from './rule-view.ts';
import { plainInput, problemOf } from './step-inputs.ts';

function shared({ state, policy }: LoadedCase) {
  const step = policy.steps.find(({ editor }) => editor === 'panel');
  return {
    step,
    context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
    why: step === undefined ? null : toRuleView(policy, step.why),
    moreRules: [],
  };
}

/** The question once more, to a member who has answered before: she is disqualified after all, or answered wrong. */
export function toQuestionForm(loaded: LoadedCase, origin: CardOrigin): Reply {
  const { step, ...common } = shared(loaded);
  return {
    kind: 'form',
    view: {
      ...common,
      form: 'impartiality',
      title: step?.member?.question ?? { key: 'app.panel.form.title' },
      intro: step?.member?.what ?? null,
      notices: [],
      inputs: [],
      buttons: [...toAnswerButtons(origin), toButton(origin, 'case.show', { key: 'app.button.back' })],
    },
  };
}

/** What the manager records of a member who has answered by other means. */
export function toRecordForm(
  loaded: LoadedCase,
  about: 'impartiality' | 'briefing',
  {
    origin,
    draft = {},
    problems = [],
  }: { readonly origin: CardOrigin; readonly draft?: Readonly<Record<string, string>>; readonly problems?: readonly InputProblem[] },
): Reply {
  const { step: _, ...common } = shared(loaded);
  const { state } = loaded;
  const silent = state.panel.filter(({ user, answer, briefed }) => user !== state.owner && (about === 'briefing' ? briefed : answer) === null);
  const input = (id: string, kind: InputView['kind'], more: Partial<InputView>): InputView => ({
    ...plainInput,
    id,
    kind,
    label: { key: `app.panel.record.${id}` },
    value: draft[id] ?? '',
    problem: problemOf(id, problems),
    ...more,
  });
  const options = silent.map((member) => {
    const name = toMemberName(loaded, member);
    return { value: member.user, label: typeof name === 'string' ? { plain: name } : { key: 'app.panel.somebody' } };
  });
  const said = impartialityAnswers.map((value) => ({ value, label: { key: `app.panel.record.${value}` } }));
  return {
    kind: 'form',
    view: {
      ...common,
      form: 'panel-record',
      title: { key: `app.panel.record.title-${about}` },
      intro: { key: `app.panel.record.intro-${about}` },
      notices: [],
      inputs: [
        input('member', 'choice', { options, ...(options.length === 1 ? { value: options[0]?.value ?? '' } : {}) }),
        ...(about === 'briefing' ? [] : [input('said', 'choice', { options: said })]),
        input('how', 'text', { maxLength: reasonMaxLength, hint: { key: 'app.panel.record.how-hint' } }),
      ],
      buttons: [
        toButton(origin, 'panel.record', { key: 'app.button.record' }, { style: 'primary', submits: true, data: { about } }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
