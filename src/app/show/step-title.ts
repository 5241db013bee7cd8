import { livePositions, type CourseStep } from '../../core/case/course.ts';
import type { CaseState } from '../../core/case/state.ts';
import type { Say } from '../../core/text.ts';

/** What a step is called; one recorded per position says which when there are several. */
export function stepTitle({ step, position }: Pick<CourseStep, 'step' | 'position'>, state: CaseState): Say {
  if (position === null || livePositions(state).length < 2) return step.title;
  const index = state.facts.positions.findIndex(({ id }) => id === position) + 1;
  return { key: 'app.step.of-position', params: { step: step.title, index, of: state.facts.positions.length } };
}
