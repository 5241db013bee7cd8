import { toCourse } from '../../core/case/course.ts';
import { toStatus } from '../../core/case/state.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toApplicationDeadline, toDeadline, toStages, toStatusNote, type Notice } from './case-reply.ts';
import { toFactsLines } from './facts-lines.ts';
import { toRuleView } from './rule-view.ts';
import { toDay } from './to-day.ts';

/**
 * The living card for somebody a case is shared with: the post, how far the case has come, and what she was asked to take part in.
 * No other step is named and none is counted: that a step exists can tell something about a candidate, as the talk about negative references does.
 */
export function toSharedReply(
  loaded: LoadedCase,
  { reader, today, notices = [] }: { readonly reader: UserId; readonly today: IsoDate; readonly notices?: readonly Notice[] },
): Reply {
  const { state, policy } = loaded;
  const course = toCourse(state, policy, today);
  const shares = state.shares.filter((share) => share.with === reader);
  const hers = course.steps.filter(({ step, position }) => shares.some((share) => share.step === step.id && share.position === position));
  const { stage, stages } = toStages(course, loaded);
  const last = shares.at(-1);
  const about = policy.steps.find(({ id }) => id === last?.step);
  return {
    kind: 'case',
    view: {
      caseId: state.id,
      title: state.facts.title,
      unit: state.facts.unit,
      facts: [...toFactsLines(state.facts, policy), ...toApplicationDeadline(state)],
      status: toStatus(state),
      statusNote: toStatusNote(loaded),
      stage: stage === null ? null : { ...stage, stepsDone: 0, stepsOf: 0 },
      stages,
      next: null,
      idle: { key: 'app.shared.idle' },
      why: about === undefined ? null : toRuleView(policy, about.why),
      moreRules: [],
      waiting: [],
      deadline: toDeadline({ ...course, steps: hers }, today),
      notices: [
        ...notices,
        ...shares.map(({ step, at }): Notice => {
          const title = policy.steps.find(({ id }) => id === step)?.title;
          return { tone: 'neutral', text: { key: 'app.shared.since', params: { step: title ?? '', date: { date: toDay(at), weekday: false } } } };
        }),
      ],
      buttons: [],
      more: [],
    },
  };
}
