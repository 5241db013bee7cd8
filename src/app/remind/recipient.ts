import type { Policy } from '../../core/case/definition.ts';
import type { IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { digestDay, digestDayFor, digestHorizon, osloMoment, type DigestTimes } from '../../core/reminder/digest-days.ts';
import { addDays, addWorkingDays, isWorkingDay } from '../../core/reminder/working-days.ts';
import type { App } from '../app.ts';
import { loadProfile } from '../profile.ts';
import { isAway, toDigestTimes, usualAlerts, type Alerts } from './alerts.ts';
import { loadReminded, type Reminded } from './reminded.ts';

/** Somebody who is reminded: what she has chosen, and what she knows already. */
export interface Recipient {
  readonly user: UserId;
  readonly alerts: Alerts;
  readonly times: DigestTimes;
  readonly reminded: Reminded;
  readonly version: number;
}

/** A reminder by its name among all of hers, and its day. */
export interface Dated {
  readonly id: string;
  readonly due: IsoDate;
}

/** Looks up what a person has chosen and been told. */
export async function loadRecipient(app: Pick<App, 'store'>, tenant: TenantId, user: UserId, policy: Policy): Promise<Recipient> {
  const [{ alerts = usualAlerts }, told] = await Promise.all([loadProfile(app, tenant, user), loadReminded(app, tenant, user)]);
  return { user, alerts, times: toDigestTimes(alerts, policy), ...told };
}

/** Whether something is to be told on a working day: what is new on a day of her digest, what she has put off on its day. */
export function isDue({ reminded, times }: Pick<Recipient, 'reminded' | 'times'>, { id, due }: Dated, day: IsoDate): boolean {
  const known = reminded.told[id];
  if (known === undefined) return digestDay(day, times) === day && due <= digestHorizon(day, times);
  return known.until !== null && known.until <= day;
}

/** The day a reminder will be told; null when it has been. */
function dayOfTelling({ reminded, times }: Recipient, { id, due }: Dated, from: IsoDate): IsoDate | null {
  const known = reminded.told[id];
  if (known === undefined) return digestDayFor(due, from, times);
  return known.until === null ? null : addWorkingDays(known.until > from ? known.until : from, 0, times.daysOff);
}

/** When a person's reminders are to be looked at next, milliseconds since 1970; null when there is nothing to come. Too early does no harm. What is due only since her hour today waits for the next day, unless it is to catch up with what was missed. */
export function nextMoment(
  recipient: Recipient,
  items: readonly Dated[],
  { today, epochMs, catchesUp = false }: { readonly today: IsoDate; readonly epochMs: number; readonly catchesUp?: boolean },
): number | null {
  const { alerts, times, reminded } = recipient;
  const isAhead = (catchesUp || epochMs < osloMoment(today, times.time)) && reminded.sent !== today;
  const start = isAhead ? today : addDays(today, 1);
  const from = isAway(alerts, start) && alerts.absence !== null ? addDays(alerts.absence.to, 1) : start;
  const days = items.flatMap((item) => dayOfTelling(recipient, item, from) ?? []);
  const first = days.toSorted()[0];
  return first === undefined ? null : osloMoment(first, times.time);
}

/** Whether a person's message may leave now: a working day, from her hour to the quiet ones, and none has left today. */
export function isOpen(
  { alerts, times, reminded }: Recipient,
  { today, epochMs, before }: { readonly today: IsoDate; readonly epochMs: number; readonly before: string },
): boolean {
  if (!isWorkingDay(today, times.daysOff) || isAway(alerts, today) || reminded.sent === today) return false;
  return epochMs >= osloMoment(today, times.time) && epochMs < osloMoment(today, before);
}
