import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/Oslo';

/**
 * The next moment after another (milliseconds since 1970) at which clocks in Norway show a time, `HH:MM`. Once a day
 * also when they are changed: a time that is skipped comes as much later, one that is shown twice the first time only.
 */
export function nextTimeOfDay(after: number, time: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  const on = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  const first = on(today);
  return first > after ? first : on(today.add({ days: 1 }));
}
