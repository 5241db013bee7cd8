import { isOut } from '../../core/case/panel.ts';
import { needsReview } from '../../core/case/panel-review.ts';
import type { Step } from '../../core/case/definition.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { UserId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Person } from '../../ports/directory.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toMemberLines, toMemberName } from './panel-lines.ts';
import { recordableMembers, type PanelReach } from './recordable-members.ts';
import { toRuleView } from './rule-view.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** Letters in the words people are looked up by. */
export const wordsMaxLength = 60;

/** Input id of a person who can be named. */
export const memberInput = (user: UserId): string => `member-${user}`;

/** What the form is opened on. */
export interface PanelFormOptions extends PanelReach {
  readonly origin: CardOrigin;
  /** Who can be named, found in the directory. */
  readonly found: readonly Person[];
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
}

/** «Hvem er i panelet?»: the members with how each stands, whom to add, and who goes. */
export function toPanelForm(
  loaded: LoadedCase,
  step: Step,
  { origin, found, draft, problems = [], notices = [], ...reach }: PanelFormOptions,
): Reply {
  const { state, policy } = loaded;
  const there = new Set(state.panel.map(({ user }) => user));
  const offered = found.filter(({ id }) => !there.has(id) && id !== state.owner);
  const value = (id: string, otherwise = '') => draft?.[id] ?? otherwise;
  const tick = (id: string, more: Pick<InputView, 'label'> & Partial<InputView>): InputView => ({
    ...plainInput,
    id,
    kind: 'tick',
    value: value(id, 'false'),
    required: false,
    problem: problemOf(id, problems),
    ...more,
  });
  const people = offered.map(({ id, name, unit }, index) =>
    tick(memberInput(id), {
      label: unit === null || unit === '' ? { plain: name } : { key: 'app.panel.form.person', params: { name, unit } },
      heading: index === 0 ? { key: 'app.panel.form.add' } : null,
    }),
  );
  const others = state.panel.filter(({ user }) => user !== state.owner);
  const out = others.find(isOut);
  const leave: InputView = {
    ...plainInput,
    id: 'leave',
    kind: 'choice',
    label: { key: 'app.panel.form.leave' },
    value: value('leave', out?.user ?? ''),
    required: false,
    options: others.map((member) => {
      const name = toMemberName(loaded, member);
      return { value: member.user, label: typeof name === 'string' ? { plain: name } : { key: 'app.panel.somebody' } };
    }),
    problem: problemOf('leave', problems),
    heading: null,
  };
  const isReviewing = others.some((member) => needsReview(state, policy, member));
  const asksAlone = others.length === 0 || draft?.['alone'] === 'true' || problemOf('alone', problems) !== null;
  const canRecord = recordableMembers(loaded, 'impartiality', reach).length > 0;
  const data = stepData(step.id, null);
  return {
    kind: 'form',
    view: {
      form: 'panel',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.panel.form.title' },
      intro: { key: state.panel.length === 0 ? 'app.panel.form.intro' : 'app.panel.form.intro-named' },
      why: toRuleView(policy, step.why),
      moreRules: step.rules.filter((id) => id !== step.why).map((id) => toRuleView(policy, id)),
      notices: [...notices, ...toMemberLines(loaded, 'impartiality')],
      inputs: [
        ...people,
        {
          ...plainInput,
          id: 'words',
          kind: 'text',
          label: { key: 'app.panel.form.words' },
          hint: { key: 'app.panel.form.words-hint' },
          value: value('words'),
          required: false,
          maxLength: wordsMaxLength,
          problem: problemOf('words', problems),
          heading: people.length === 0 ? { key: 'app.panel.form.add' } : null,
        },
        ...(others.length === 0 ? [] : [leave]),
        ...(isReviewing ? [tick('reviewed', { label: { key: 'app.panel.form.reviewed' } })] : []),
        ...(asksAlone ? [tick('alone', { label: { key: 'app.panel.form.alone' } })] : []),
      ],
      buttons: [
        toButton(origin, 'panel.save', { key: 'app.panel.form.button' }, { style: 'primary', submits: true, data }),
        toButton(origin, 'panel.search', { key: 'app.panel.form.search' }, { submits: true, data }),
        ...(canRecord
          ? [toButton(origin, 'panel.record-form', { key: 'app.button.panel-record' }, { data: { ...data, about: 'impartiality' } })]
          : []),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
