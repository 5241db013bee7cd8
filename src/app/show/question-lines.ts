import { applicableChecks, applicableFields, toWorld, type CourseStep } from '../../core/case/course.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toShownValue } from './step-inputs.ts';

/** What goes along with a question, line by line: what was written with it, then what the policy lets it show of what was recorded before. What concerns a named person never does. */
export function toQuestionLines(loaded: LoadedCase, one: CourseStep): readonly Say[] {
  return [...toOwnLines(loaded, one), ...(one.step.asks?.shows ?? []).flatMap((path) => toEarlier(loaded, path))];
}

/** What was written and ticked when the question was put. */
export function toOwnLines(loaded: LoadedCase, { step, position, record }: CourseStep): readonly Say[] {
  const { state, policy, texts } = loaded;
  const world = toWorld(state, policy, position);
  const own = applicableFields({ ...step, fields: step.asks?.fields ?? [] }, world).map((field): Say => {
    const value = record?.question?.fields[field.id];
    // A missing budget line is told, since it may be what she has to ask about.
    const shown = value === undefined ? { key: 'app.question.not-given' } : toShownValue(field, value, texts);
    return { key: 'app.recorded.line', params: { label: field.label, value: shown } };
  });
  const asked = applicableChecks(step, world).filter(({ by }) => by === 'asker');
  const ticked = asked.map((check): Say => {
    const isTicked = record?.question?.ticks.includes(check.id) === true;
    return { key: isTicked ? 'app.recorded.tick' : 'app.question.not-ticked', params: { label: check.label } };
  });
  return [...own, ...ticked];
}

function toEarlier({ state, policy, texts }: LoadedCase, path: string): readonly Say[] {
  const [stepId = '', part = ''] = path.split('/');
  const step = policy.steps.find(({ id }) => id === stepId);
  const recorded = state.steps[stepId];
  if (step === undefined || recorded?.outcome !== 'done') return [];
  const field = step.fields.find(({ id, person }) => id === part && !person);
  const value = recorded.evidence.fields[part];
  if (field !== undefined && value !== undefined)
    return [{ key: 'app.recorded.line', params: { label: field.label, value: toShownValue(field, value, texts) } }];
  const check = step.checks.find(({ id }) => id === part);
  return check !== undefined && recorded.evidence.ticks.includes(part) ? [{ key: 'app.recorded.tick', params: { label: check.label } }] : [];
}
