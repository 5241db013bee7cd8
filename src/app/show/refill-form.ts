import type { Reply } from '../../core/reply/reply.ts';
import { toNotice, type RefusedForm } from '../turn-context.ts';

/** A form that was built blank, with what was filled in and what was wrong. */
export function refillForm(blank: Reply | null, { draft, problems }: RefusedForm): Reply {
  if (blank === null || blank.kind !== 'form') return toNotice({ key: 'app.stale-card' });
  const inputs = blank.view.inputs.map((input) => ({
    ...input,
    value: draft[input.id] ?? input.value,
    problem: problems.find((one) => one.input === input.id)?.message ?? null,
  }));
  return { kind: 'form', view: { ...blank.view, inputs } };
}
