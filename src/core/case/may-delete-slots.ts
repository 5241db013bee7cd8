import type { IsoDate } from '../ids.ts';
import { addDays } from '../reminder/working-days.ts';
import type { Policy } from './definition.ts';
import { isArchived } from './is-archived.ts';
import { isClosed, toReferenceDates, type CaseState } from './state.ts';

/** Days a policy without the setting keeps slots after the case is closed; the catalogue's proposal (part 7.1). */
const usualDays = 30;

/** Whether the numbered candidates of a case are to be forgotten: so many days after it was closed, and never before the archive export is confirmed (N-38, N-39). */
export function mayDeleteSlots(state: CaseState, { steps, settings }: Pick<Policy, 'steps' | 'settings'>, today: IsoDate): boolean {
  const closed = toReferenceDates(state).T_close;
  if (!isClosed(state) || !isArchived(state, { steps }) || closed === undefined) return false;
  const days = settings.find(({ id }) => id === 'slots.kept-days')?.value;
  // A number nobody can count with must not shorten the time.
  const kept = typeof days === 'number' && Number.isInteger(days) && days >= 0 ? days : usualDays;
  return today >= addDays(closed, kept);
}
