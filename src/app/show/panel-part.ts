import { toCourse } from '../../core/case/course.ts';
import type { Step } from '../../core/case/definition.ts';
import { impartialityAnswers, isDisqualified, isOut, memberOf, type ImpartialityAnswer, type PanelMember } from '../../core/case/panel.ts';
import { isPanelOver } from '../../core/case/panel-review.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { RuleView } from '../../core/reply/rule-view.ts';
import type { Person } from '../../ports/directory.ts';
import type { LoadedCase } from '../load-case.ts';
import { isAllowed, toRelations } from '../rights.ts';
import { toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { isInDoubt, toMemberName } from './panel-lines.ts';
import { toRuleView } from './rule-view.ts';

/** What the case asks its reader about the panel, one thing at a time. */
export interface PanelPart {
  readonly next: NonNullable<CaseView['next']>;
  readonly why: RuleView;
  readonly moreRules: readonly RuleView[];
  readonly notices: readonly Notice[];
  readonly buttons: readonly Button[];
}

/** The reader's own question: whether she can take part, somebody's doubt that is hers to decide, or what she is to have read before the interviews. Null when none waits. */
export function toPanelPart(loaded: LoadedCase, person: Person, today: IsoDate, origin: CardOrigin): PanelPart | null {
  const { state, policy } = loaded;
  if (toStatus(state) !== 'running') return null;
  const course = toCourse(state, policy, today);
  if (isPanelOver(course, policy, state)) return null;
  const find = (editor: Step['editor']) => course.steps.find(({ step }) => step.editor === editor);
  const [panel, briefing] = [find('panel'), find('briefing')];
  const member = memberOf(state, person.id);
  if (panel !== undefined && panel.door === null && member !== undefined && asksHer(member))
    return { ...toRules(loaded, panel.step), ...toAsked(panel.step), notices: [], buttons: toAnswerButtons(origin) };
  const mayRule = state.owner !== person.id && !isDisqualified(state, person.id);
  const doubt = state.panel.find((one) => mayRule && isInDoubt(loaded, one) && one.user !== person.id);
  if (panel !== undefined && doubt !== undefined && doubt.answer !== null && isAllowed(person, 'settle-doubt', toRelations(person, state, today))) {
    const params = { name: toMemberName(loaded, doubt) };
    const data = { member: doubt.user, basis: doubt.answer.words };
    return {
      ...toRules(loaded, panel.step),
      next: { stepId: panel.step.id, title: { key: 'app.panel.decide.title', params }, instruction: { key: 'app.panel.decide.text', params } },
      notices: [],
      buttons: [
        toButton(origin, 'panel.decide', { key: 'app.panel.decide.yes' }, { data: { ...data, clear: true } }),
        toButton(origin, 'panel.decide', { key: 'app.panel.decide.no' }, { data: { ...data, clear: false } }),
      ],
    };
  }
  if (
    briefing?.standing !== 'asked' ||
    briefing.door !== null ||
    member === undefined ||
    isOut(member) ||
    (member.briefed !== null && member.briefingRecorded === null)
  )
    return null;
  return {
    // The rules stand in what she is to read.
    why: toRuleView(policy, briefing.step.why),
    moreRules: [],
    ...toAsked(briefing.step),
    notices: [],
    buttons: [toButton(origin, 'panel.read', { key: 'app.button.panel-read' }, { style: 'primary' })],
  };
}

/** She is silent, or another has said for her what she answers: then it is hers to say herself. */
function asksHer({ answer, ruling }: PanelMember): boolean {
  return answer === null || (answer.recorded !== null && ruling === null);
}

function toAsked(step: Step): Pick<PanelPart, 'next'> {
  return { next: { stepId: step.id, title: step.member?.question ?? step.title, instruction: step.member?.what ?? step.instruction } };
}

function toRules({ policy }: LoadedCase, step: Step): Pick<PanelPart, 'why' | 'moreRules'> {
  return {
    why: toRuleView(policy, step.why),
    moreRules: step.rules.filter((id) => id !== step.why).map((id) => toRuleView(policy, id)),
  };
}

/** The three answers; none of them takes a word more. */
export function toAnswerButtons(origin: CardOrigin, offered: readonly ImpartialityAnswer[] = impartialityAnswers): readonly Button[] {
  return offered.map((answer) => toButton(origin, 'panel.answer', { key: `app.button.panel-${answer}` }, { data: { answer } }));
}

/** What a member may say later: that she is disqualified after all, or that she answered wrong. */
export function toPanelMore({ state, policy }: LoadedCase, person: Person, today: IsoDate, origin: CardOrigin): readonly Button[] {
  const member = memberOf(state, person.id);
  const status = toStatus(state);
  if (member === undefined || status === 'closed' || status === 'withdrawn' || member.ruling?.clear === false) return [];
  // While the question stands on her card, it is answered there.
  if (asksHer(member) && !isPanelOver(toCourse(state, policy, today), policy, state)) return [];
  return [toButton(origin, 'panel.ask', { key: isOut(member) ? 'app.button.panel-change' : 'app.button.panel-report' })];
}
