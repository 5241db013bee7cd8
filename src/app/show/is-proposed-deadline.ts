import type { Policy } from '../../core/case/definition.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { SayParam } from '../../core/text.ts';

/** Whether the representatives' deadline at a step is a proposal, because HR has not confirmed how many days they have. */
export function isProposedDeadline({ steps, settings }: Pick<Policy, 'steps' | 'settings'>, step: string): boolean {
  const within = steps.find(({ id }) => id === step)?.involves?.within;
  return settings.find(({ id }) => id === within)?.confirmed !== true;
}

/** Such a deadline in a sentence, said to be a proposal while it is one. */
export function toDueParam(due: IsoDate, isProposed: boolean): SayParam {
  return isProposed ? { key: 'app.union.proposed-date', params: { date: { date: due } } } : { date: due };
}
