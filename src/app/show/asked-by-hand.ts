import { sharesAt } from '../../core/case/share.ts';
import type { PositionId, StepId } from '../../core/ids.ts';
import type { Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';

/** What to write to a representative by other means. The need itself is not in it: it would be kept with the message. */
export function toAskedByHand(
  { state, policy }: LoadedCase,
  { step, position }: { readonly step: StepId; readonly position: PositionId | null },
): Message {
  const involves = policy.steps.find(({ id }) => id === step)?.involves;
  const due = sharesAt(state.shares, { step, position }).at(-1)?.due ?? null;
  const key = involves?.encloses === undefined ? 'app.involve.by-hand' : 'app.involve.by-hand-enclosed';
  const params = { title: state.facts.title, case: state.id, unit: state.facts.unit, moment: involves?.moment ?? '' };
  return due === null ? { key: 'app.involve.by-hand-open', params } : { key, params: { ...params, date: { date: due } } };
}
