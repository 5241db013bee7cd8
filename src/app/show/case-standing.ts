import { type Course, type CourseStep } from '../../core/case/course.ts';
import { toReferenceDates, toStatus } from '../../core/case/state.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { DeadlineView } from '../../core/reply/rule-view.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';

const isDone = ({ standing }: CourseStep) => standing === 'done' || standing === 'skipped';

/** The stage the case is in, and the strip of all of them. */
export function toStages(course: Course, { policy }: LoadedCase): Pick<CaseView, 'stage' | 'stages'> {
  const inUse = policy.stages.filter(({ id }) => course.steps.some(({ step }) => step.stage === id));
  const current = inUse.findIndex(({ id }) => id === course.stage);
  const steps = course.steps.filter(({ step }) => step.stage === course.stage);
  const stage = inUse[current];
  return {
    stage:
      stage === undefined
        ? null
        : { title: stage.title, index: current + 1, of: inUse.length, stepsDone: steps.filter(isDone).length, stepsOf: steps.length },
    stages: inUse.map(({ id, title }) => ({
      title,
      state: id === course.stage ? 'current' : course.steps.every((one) => one.step.stage !== id || isDone(one)) ? 'done' : 'ahead',
    })),
  };
}

/** What explains a status that is not running. */
export function toStatusNote({ state }: LoadedCase): Say | null {
  switch (toStatus(state)) {
    case 'held':
      return state.hold?.until === null || state.hold === null
        ? { key: 'app.status.held' }
        : { key: 'app.status.held-until', params: { date: { date: state.hold.until } } };
    case 'withdrawn':
      return state.withdrawal === null ? null : { key: 'app.status.withdrawn', params: { date: { date: state.withdrawal.on } } };
    case 'closed':
      return { key: state.linkedTo === null ? 'app.status.closed' : 'app.status.closed-anew', params: { case: state.linkedTo ?? '' } };
    case 'running':
      return state.linkedFrom === null ? null : { key: 'app.status.linked-from', params: { case: state.linkedFrom } };
  }
}

/** The day the applicants have been told; it stands on the card for as long as the case does. */
export function toApplicationDeadline(state: LoadedCase['state']): readonly Say[] {
  const date = toReferenceDates(state).T_frist;
  return date === undefined ? [] : [{ key: 'app.facts.deadline', params: { date: { date, weekday: false } } }];
}

/** The first deadline among the steps that are not done. */
export function toDeadline(course: Course, today: IsoDate): DeadlineView | null {
  const due = course.steps
    .flatMap(({ step, standing, deadline }) =>
      deadline !== null && (standing === 'open' || standing === 'asked' || standing === 'not-yet') ? [{ step, date: deadline }] : [],
    )
    .toSorted((one, other) => one.date.localeCompare(other.date))[0];
  if (due === undefined) return null;
  return {
    what: due.step.title,
    date: due.date,
    state: due.date < today ? 'overdue' : due.date === today ? 'today' : 'ahead',
    proposal: due.step.deadline?.certainty === 'DEFAULT' || due.step.deadline?.certainty === 'X',
  };
}
