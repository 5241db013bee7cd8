import { namedDoors, type Course } from './course.ts';
import type { Policy } from './definition.ts';
import { isClear, type PanelMember } from './panel.ts';
import { allRecords, type CaseState } from './state.ts';

/** The steps that wait until the whole panel is clear. */
function waitingSteps(policy: Policy): ReadonlySet<string> {
  const panelSteps = new Set(policy.steps.flatMap(({ id, editor }) => (editor === 'panel' ? [id] : [])));
  return new Set(namedDoors(policy).flatMap(({ before, openedBy }) => (openedBy.some((id) => panelSteps.has(id)) ? before : [])));
}

/** Whether what the panel does was recorded while a member took part who may not: then it is to be gone through anew without her. */
export function needsReview(state: CaseState, policy: Policy, member: PanelMember): boolean {
  const { answer } = member;
  if (answer === null || isClear(member)) return false;
  const waiting = waitingSteps(policy);
  const only = <Value>(all: Readonly<Record<string, Value>>) => Object.fromEntries(Object.entries(all).filter(([id]) => waiting.has(id)));
  const behind = { ...state, steps: only(state.steps), perPosition: only(state.perPosition) };
  return allRecords(behind).some((record) => record.outcome === 'done' && record.at <= answer.at);
}

/** Whether everything the panel prepares is done and everybody on it is clear: then nobody is asked or named any more. That somebody may not take part after all can be reported as long as the case is open. */
export function isPanelOver(course: Course, policy: Policy, { panel }: Pick<CaseState, 'panel'>): boolean {
  if (!panel.every(isClear)) return false;
  const waiting = waitingSteps(policy);
  const steps = course.steps.filter(({ step }) => waiting.has(step.id));
  return steps.length > 0 && steps.every(({ standing }) => standing === 'done' || standing === 'skipped');
}
