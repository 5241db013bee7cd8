import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../ids.ts';
import type { Policy, Setting } from './definition.ts';
import { isArchived } from './is-archived.ts';
import { openRequests } from './requests.ts';
import { isClosed, toReferenceDates, type CaseState } from './state.ts';

/**
 * Whether a whole case is to be deleted: closed, with the archive export confirmed (N-38), nobody waiting for an answer, and so
 * many months gone since it was closed. Only a number of months that HR has confirmed deletes anything (N-39).
 */
export function mayDeleteCase(
  state: CaseState,
  { steps }: Pick<Policy, 'steps'>,
  { today, setting }: { readonly today: IsoDate; readonly setting: Pick<Setting, 'value' | 'confirmed'> | undefined },
): boolean {
  const months = toKeptMonths(setting);
  const closed = toReferenceDates(state).T_close;
  if (months === null || closed === undefined) return false;
  if (!isClosed(state) || !isArchived(state, { steps }) || openRequests(state.requests).length > 0) return false;
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(today), Temporal.PlainDate.from(closed).add({ months })) >= 0;
}

/** The months HR has confirmed; null where nothing is to be deleted. What nobody can count with deletes nothing. */
export function toKeptMonths(setting: Pick<Setting, 'value' | 'confirmed'> | undefined): number | null {
  if (setting?.confirmed !== true) return null;
  const { value } = setting;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1200 ? value : null;
}
