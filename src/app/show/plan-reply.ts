import { toCourse, type CourseStep } from '../../core/case/course.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { PlanStepView } from '../../core/reply/plan-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import { stepTitle } from './step-title.ts';
import { dayOf } from '../../core/reminder/day-of.ts';

const isDone = ({ standing }: CourseStep) => standing === 'done' || standing === 'skipped';

/** «Hele løypa»: every stage with its steps, one stage unfolded. `unfolded` is a stage id; without it the stage she is in. */
export function toPlanReply(
  { state, policy }: LoadedCase,
  {
    origin,
    today,
    unfolded,
    mayWork,
    mayOverride,
  }: {
    readonly origin: CardOrigin;
    readonly today: IsoDate;
    readonly unfolded: string | null;
    readonly mayWork: boolean;
    readonly mayOverride: boolean;
  },
): Reply {
  const course = toCourse(state, policy, today);
  const inUse = policy.stages.filter(({ id }) => course.steps.some(({ step }) => step.stage === id));
  const shown = inUse.find(({ id }) => id === unfolded)?.id ?? course.stage ?? inUse.at(-1)?.id;

  const toStep = (one: CourseStep): PlanStepView => ({
    stepId: one.step.id,
    title: stepTitle(one, state),
    state: one === course.next ? 'next' : one.standing === 'not-yet' ? 'shut' : one.standing,
    note: toNote(one),
    // HR does not do the manager's steps, but opens a shut one to record why its gate is met otherwise, and reads what the advert check found.
    button:
      mayWork || (mayOverride && (one.standing === 'shut' || (one.step.editor === 'advert' && state.advert !== null)))
        ? toButton(
            origin,
            'step.open',
            { key: toLabel(one, one === course.next) },
            { data: stepData(one.step.id, one.position), style: one === course.next ? 'primary' : 'normal' },
          )
        : null,
  });
  return {
    kind: 'plan',
    view: {
      caseId: state.id,
      title: state.facts.title,
      stages: inUse.map(({ id, title }) => {
        const steps = course.steps.filter(({ step }) => step.stage === id);
        return {
          title,
          state: id === course.stage ? 'current' : steps.every(isDone) ? 'done' : 'ahead',
          done: steps.filter(isDone).length,
          of: steps.length,
          unfolded: id === shown,
          steps: steps.map(toStep),
          unfold: toButton(origin, 'case.plan', { key: 'app.button.unfold' }, { data: { stage: id } }),
        };
      }),
      buttons: [toButton(origin, 'case.ahead', { key: 'app.button.ahead' }), toButton(origin, 'case.show', { key: 'app.button.back' })],
    },
  };
}

function toLabel(one: CourseStep, isNext: boolean): string {
  if (isDone(one)) return 'app.button.see';
  if (one.standing === 'shut') return 'app.button.why-shut';
  return isNext ? 'app.button.do' : 'app.button.open';
}

function toNote({ standing, record, door, opensOn, step }: CourseStep): Say | null {
  switch (standing) {
    case 'done':
      return record === undefined ? null : { key: 'app.plan.done', params: { date: { date: dayOf(record.at) } } };
    case 'skipped':
      return { key: 'app.plan.skipped' };
    case 'asked':
      return step.asks === undefined ? null : step.asks.waiting;
    case 'shut':
      return door === null ? null : door.text;
    case 'not-yet':
      return opensOn === null ? null : { key: 'app.plan.opens', params: { date: { date: opensOn } } };
    case 'open':
      return record?.outcome === 'refused' ? { key: 'app.plan.refused' } : null;
  }
}
