import type { Policy } from './definition.ts';
import type { CaseState } from './state.ts';

/** Whether every step that takes the case to the archive is done; a policy that marks none says nothing about the archive (N-38). */
export function isArchived(state: CaseState, { steps }: Pick<Policy, 'steps'>): boolean {
  const archiving = steps.filter(({ archives }) => archives);
  return archiving.length > 0 && archiving.every(({ id }) => state.steps[id]?.outcome === 'done');
}
