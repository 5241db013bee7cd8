import type { Locale } from '../core/text.ts';

/** Language tags of the three standards, for dates, lists and plurals. */
export const languageTags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;

const names = (locale: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(languageTags[locale], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone });

/** Calendar days are formatted in UTC so that no zone can move them; moments in the municipality's zone. */
const formats = {
  day: { nb: names('nb', 'UTC'), nn: names('nn', 'UTC'), en: names('en', 'UTC') },
  moment: { nb: names('nb', 'Europe/Oslo'), nn: names('nn', 'Europe/Oslo'), en: names('en', 'Europe/Oslo') },
};

/** Writes a day (`YYYY-MM-DD`) or the day of a moment out: «fredag 4. desember 2026», “Friday 4 December 2026”; without the weekday where it is noise. */
export function writeDate(date: string, locale: Locale, weekday = true): string {
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) throw new Error(`Not a date: ${date}`);
  const parts = formats[date.includes('T') ? 'moment' : 'day'][locale].formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const day = locale === 'en' ? part('day') : `${part('day')}.`;
  return `${weekday ? `${part('weekday')} ` : ''}${day} ${part('month')} ${part('year')}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' });

/** Writes a moment out in the municipality's zone: «4. desember 2026 kl. 09.30», “4 December 2026 at 09:30”. */
export function writeMoment(moment: string, locale: Locale): string {
  const [hour = '', minute = ''] = clock.format(new Date(moment)).split(':');
  const day = writeDate(moment, locale, false);
  return locale === 'en' ? `${day} at ${hour}:${minute}` : `${day} kl. ${hour}.${minute}`;
}

/** Writes a clock time (`HH:MM`): «10» and «10.45», “10:00” and “10:45”. */
export function writeClock(clock: string, locale: Locale): string {
  if (locale === 'en') return clock;
  const [hour = '', minute = ''] = clock.split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
}

const stamp = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Oslo' });

/** A moment as a spreadsheet sorts it, in the municipality's zone: «2026-12-04 09:30». */
export function toSheetMoment(moment: string): string {
  return stamp.format(new Date(moment));
}
