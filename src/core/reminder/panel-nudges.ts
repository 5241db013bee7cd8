import { toCourse, type CourseStep } from '../case/course.ts';
import type { Policy } from '../case/definition.ts';
import { isOut, type PanelMember } from '../case/panel.ts';
import { isPanelOver } from '../case/panel-review.ts';
import type { CaseState } from '../case/state.ts';
import { extraDaysOff } from '../case/to-deadline.ts';
import type { IsoDate } from '../ids.ts';
import { dayOf } from './day-of.ts';
import { aroundDay, workdaysOf } from './nudge-days.ts';
import type { Nudge } from './nudge.ts';
import { addWorkingDays } from './working-days.ts';

/** Members of the panel who are silent about whether they can take part, or about what they were to read, and doubts that wait for a superior. */
export function toPanelNudges(state: CaseState, policy: Policy, today: IsoDate): readonly Nudge[] {
  const course = toCourse(state, policy, today);
  if (state.panel.length === 0 || isPanelOver(course, policy, state)) return [];
  const daysOff = extraDaysOff(policy);
  const find = (editor: 'panel' | 'briefing') => course.steps.find(({ step, door }) => step.editor === editor && door === null);
  const [panel, briefing] = [find('panel'), find('briefing')];
  const patience = (asked: IsoDate) => addWorkingDays(asked, workdaysOf(policy, 'reminder.answer-workdays'), daysOff);
  const ask = (step: CourseStep, member: PanelMember, asked: IsoDate): readonly Nudge[] => {
    const place = `panel/${step.step.id}/${member.user}`;
    const base = { party: { kind: 'answerers', to: [member.user] }, about: { kind: 'panel', member, step } } as const;
    // A last day that was past when she was asked leaves her the same time as one that nobody has set.
    if (step.deadline !== null && step.deadline > asked)
      return aroundDay(step.deadline, { asked, today, daysOff, place }).map((one) => ({ ...base, ...one }));
    const due = patience(asked);
    return [{ ...base, key: `${place}/${due}`, due, day: due }];
  };
  const toDoubt = (step: CourseStep, member: PanelMember, answered: IsoDate): Nudge => {
    const due = patience(answered);
    const key = `doubt/${step.step.id}/${member.user}/${due}`;
    return { key, due, day: due, party: { kind: 'superiors', of: member.user }, about: { kind: 'doubt', member, step } };
  };
  return state.panel.flatMap((member): readonly Nudge[] => {
    const { answer, ruling, briefed, at } = member;
    if (panel !== undefined && answer === null) return ask(panel, member, dayOf(at));
    if (panel !== undefined && answer !== null && ruling === null && isOut(member)) return [toDoubt(panel, member, dayOf(answer.at))];
    if (briefing?.standing !== 'asked' || state.briefingSent === null || isOut(member) || briefed !== null) return [];
    return ask(briefing, member, state.briefingSent > dayOf(at) ? state.briefingSent : dayOf(at));
  });
}
