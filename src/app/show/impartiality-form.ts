import { answerWays } from '../../core/case/answer-ways.ts';
import { toCourse } from '../../core/case/course.ts';
import { hasBoundHerself, impartialityAnswers, memberOf } from '../../core/case/panel.ts';
import { isPanelOver } from '../../core/case/panel-review.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import { toMemberName, toWord } from './panel-lines.ts';
import { toAnswerButtons } from './panel-part.ts';
import { recordableMembers, type PanelReach } from './recordable-members.ts';
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

/** The question once more, to a member who has answered before: she is disqualified after all, or answered wrong. Who has said that she may not take part, or doubts it, cannot say yes: that is decided above her. After the decision there is only something to report. */
export function toQuestionForm(
  loaded: LoadedCase,
  { reader, today, origin }: { readonly reader: UserId; readonly today: IsoDate; readonly origin: CardOrigin },
): Reply {
  const { state, policy } = loaded;
  const { step, ...common } = shared(loaded);
  const member = memberOf(loaded.state, reader);
  const isBound = member !== undefined && hasBoundHerself(member);
  const word = member === undefined ? null : toWord(loaded, member);
  const isOver = isPanelOver(toCourse(state, policy, today), policy, state);
  const offered = impartialityAnswers.filter((one) => (one === 'yes' ? !isBound && !isOver : !isBound || one !== word));
  return {
    kind: 'form',
    view: {
      ...common,
      form: 'impartiality',
      title: step?.member?.question ?? { key: 'app.panel.form.title' },
      intro: step?.member?.what ?? null,
      notices: isBound ? [{ tone: 'neutral', text: { key: 'app.panel.refused.bound-by-answer' } }] : [],
      inputs: [],
      buttons: [...toAnswerButtons(origin, offered), toButton(origin, 'case.show', { key: 'app.button.back' })],
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
    ...reach
  }: PanelReach & {
    readonly origin: CardOrigin;
    readonly draft?: Readonly<Record<string, string>>;
    readonly problems?: readonly InputProblem[];
  },
): Reply {
  const { step: _, ...common } = shared(loaded);
  const input = (id: string, kind: InputView['kind'], more: Partial<InputView>): InputView => ({
    ...plainInput,
    id,
    kind,
    label: { key: `app.panel.record.${id}` },
    value: draft[id] ?? '',
    problem: problemOf(id, problems),
    ...more,
  });
  const options = recordableMembers(loaded, about, reach).map((member) => {
    const name = toMemberName(loaded, member);
    return { value: member.user, label: typeof name === 'string' ? { plain: name } : { key: 'app.panel.somebody' } };
  });
  const said = impartialityAnswers.map((value) => ({ value, label: { key: `app.panel.record.${value}` } }));
  const ways = answerWays.map((value) => ({ value, label: { key: `app.panel.record.${value}` } }));
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
        input('how', 'choice', { options: ways }),
      ],
      buttons: [
        toButton(origin, 'panel.record', { key: 'app.button.record' }, { style: 'primary', submits: true, data: { about } }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
