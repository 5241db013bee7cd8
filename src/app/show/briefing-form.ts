import { briefingTicks } from '../../core/case/decide-briefing.ts';
import type { Step } from '../../core/case/definition.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { RuleId } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toMemberLines } from './panel-lines.ts';
import { recordableMembers, type PanelReach } from './recordable-members.ts';
import { toRuleView } from './rule-view.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** What the form is opened on. */
export interface BriefingFormOptions {
  readonly origin: CardOrigin;
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
}

/** What a member reads and confirms: each topic with its rules, the three pitfalls, and the same for all candidates. */
export function toBriefingForm(loaded: LoadedCase, step: Step, { origin, draft, problems }: BriefingFormOptions): Reply {
  const inputs = briefingTicks.map((id): InputView => ({
    ...plainInput,
    id,
    kind: 'tick',
    label: { key: `app.briefing.${id}` },
    value: draft?.[id] === 'true' ? 'true' : 'false',
    problem: problemOf(id, problems),
  }));
  return toForm(loaded, step, {
    form: 'briefing',
    title: step.member?.question ?? step.title,
    intro: step.member?.what ?? step.instruction,
    notices: toReading(loaded, step),
    inputs,
    buttons: [
      toButton(origin, 'panel.confirm', { key: 'app.briefing.button' }, { style: 'primary', submits: true }),
      toButton(origin, 'case.show', { key: 'app.button.back' }),
    ],
  });
}

/** The manager's form of the same step: what the members are to read, who has confirmed, and sending it to them. */
export function toBriefingOverview(
  loaded: LoadedCase,
  step: Step,
  { origin, notices = [], mayWork, ...reach }: BriefingFormOptions & PanelReach & { readonly mayWork: boolean },
): Reply {
  const { state } = loaded;
  const data = stepData(step.id, null);
  const isSent = state.briefingSent !== null;
  // Whoever recorded the panel's answers by older rules has named nobody.
  const isNamed = state.panel.length > 0;
  const unnamed: Notice = { tone: 'attention', text: { key: 'app.briefing.no-panel' } };
  const panel = loaded.policy.steps.find(({ editor }) => editor === 'panel');
  const canRecord = recordableMembers(loaded, 'briefing', reach).length > 0;
  const send = toButton(origin, 'panel.brief', { key: 'app.briefing.send' }, { style: 'primary', submits: true, data });
  const record = toButton(origin, 'panel.record-form', { key: 'app.button.panel-record' }, { data: { ...data, about: 'briefing' } });
  return toForm(loaded, step, {
    form: 'briefing-overview',
    title: step.title,
    intro: step.instruction,
    notices: [...notices, ...(isNamed ? [] : [unnamed]), ...(isSent ? toMemberLines(loaded, 'briefing') : []), ...toReading(loaded, step)],
    inputs: [],
    buttons: [
      ...(mayWork && isNamed && !isSent ? [send] : []),
      ...(mayWork && !isNamed && panel !== undefined
        ? [toButton(origin, 'step.open', { key: 'app.button.panel' }, { style: 'primary', data: stepData(panel.id, null) })]
        : []),
      ...(mayWork && isSent && canRecord ? [record] : []),
      toButton(origin, 'case.show', { key: 'app.button.back' }),
    ],
  });
}

type Parts = Pick<Extract<Reply, { kind: 'form' }>['view'], 'form' | 'title' | 'intro' | 'notices' | 'inputs'> & {
  readonly buttons: readonly Button[];
};

function toForm({ state, policy }: LoadedCase, step: Step, parts: Parts): Reply {
  return {
    kind: 'form',
    view: {
      ...parts,
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      why: toRuleView(policy, step.why),
      // The pitfalls stand in the form itself.
      moreRules: step.rules.filter((id) => id !== step.why && !step.pitfalls.includes(id)).map((id) => toRuleView(policy, id)),
    },
  };
}

function toReading({ policy }: LoadedCase, step: Step): readonly Notice[] {
  const topics = step.topics.map(({ label, rules }) => ({ key: 'app.briefing.topic', params: { topic: label, rules: rules.join(', ') } }));
  const pitfalls = step.pitfalls.map((id: RuleId) => ({ key: 'app.briefing.pitfall', params: { text: toRuleView(policy, id).text, rule: id } }));
  return [{ key: 'app.briefing.topics-heading' }, ...topics, { key: 'app.briefing.pitfalls-heading' }, ...pitfalls].map((text): Notice => ({
    tone: 'neutral',
    text,
  }));
}
