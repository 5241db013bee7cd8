import type { Policy } from '../../core/case/definition.ts';
import type { SayParam } from '../../core/text.ts';

/** Whether the representatives' deadline at a step is a proposal, because HR has not confirmed how many days they have. */
export function isProposedDeadline({ steps, settings }: Pick<Policy, 'steps' | 'settings'>, step: string): boolean {
  const within = steps.find(({ id }) => id === step)?.involves?.within;
  return settings.find(({ id }) => id === within)?.confirmed !== true;
}

/** What stands after such a deadline: nothing once HR has confirmed it. */
export function toProposalNote(policy: Pick<Policy, 'steps' | 'settings'>, step: string): SayParam {
  return isProposedDeadline(policy, step) ? { key: 'app.union.proposal' } : '';
}
