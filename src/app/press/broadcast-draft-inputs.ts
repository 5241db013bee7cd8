import { Temporal } from 'temporal-polyfill';
import { audienceRoles, situations, type Audience } from '../../core/broadcast/audience.ts';
import type { BroadcastDraft, BroadcastTexts } from '../../core/broadcast/broadcast-draft.ts';
import { serviceAreas } from '../../core/case/facts.ts';
import { readInput } from '../../core/case/check-inputs.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { Instant, IsoDate } from '../../core/ids.ts';
import { parseDate } from '../../core/parse-date.ts';
import { addDays } from '../../core/reminder/working-days.ts';
import { locales, type Locale } from '../../core/text.ts';
import { textInput } from '../show/broadcast-text-form.ts';
import { isTicked, textOf, type Press } from './read-press.ts';

/** So long somebody who joins gets a broadcast, unless HR says otherwise; days. */
const usualValidity = 14;

/** What a broadcast starts as: to every leader, at once within working hours. */
export function emptyDraft(today: IsoDate): BroadcastDraft {
  return {
    texts: {},
    link: null,
    image: null,
    confirm: false,
    audience: { kind: 'filter', roles: ['manager'], areas: [], units: [], situations: [] },
    when: { kind: 'now', anyTime: false },
    validUntil: addDays(today, usualValidity),
  };
}

/** The words of one language as they were typed; a language with nothing in it is not written. */
export function readTexts(texts: BroadcastTexts, { data }: Press, written: readonly Locale[]): BroadcastTexts {
  const own = new Map<Locale, BroadcastTexts[Locale]>(locales.map((locale) => [locale, texts[locale]]));
  for (const locale of written) {
    const typed = (part: 'title' | 'body' | 'notification') => readInput(data, textInput(part, locale));
    const text = { title: typed('title'), body: typed('body'), notification: typed('notification') };
    own.set(locale, Object.values(text).every((value) => value === '') ? undefined : text);
  }
  return Object.fromEntries([...own].filter(([, text]) => text !== undefined));
}

/** Step 1: the words, the link, the picture and «Bekreft lest». */
export function readTextStep(draft: BroadcastDraft, press: Press, locale: Locale): BroadcastDraft {
  const typed = (id: string) => readInput(press.data, id);
  const link = { label: typed('link-label'), url: typed('link-url') };
  const image = { url: typed('image-url'), alt: typed('image-alt') };
  return {
    ...draft,
    texts: readTexts(draft.texts, press, [locale]),
    link: link.label === '' && link.url === '' ? null : link,
    image: image.url === '' && image.alt === '' ? null : image,
    confirm: isTicked(press, 'confirm'),
  };
}

/** Step 2: whom it is for. A pasted list takes the place of the choices; one too long for the form stays until it is dropped. */
export function readAudience({ audience }: BroadcastDraft, press: Press): Audience {
  const pasted = typeof press.data['pasted'] === 'string' ? press.data['pasted'].replaceAll('\r', '').trim() : '';
  if (pasted !== '') return { kind: 'list', pasted };
  if (audience.kind === 'list' && press.data['drop-list'] !== undefined && !isTicked(press, 'drop-list')) return audience;
  const chosen = <Value extends string>(id: string, known: readonly Value[]): readonly Value[] => {
    const values = (textOf(press, id) ?? '').split(',').map((value) => value.trim());
    return known.filter((value) => values.includes(value));
  };
  return {
    kind: 'filter',
    roles: chosen('roles', audienceRoles),
    areas: chosen('areas', serviceAreas),
    units: [
      ...new Set(
        readInput(press.data, 'units')
          .split(/[\n;]/u)
          .map((unit) => unit.trim())
          .filter((unit) => unit !== ''),
      ),
    ],
    situations: chosen('situations', situations),
  };
}

/** Step 3: when it leaves. What cannot be read is told, and stays as it was typed. */
export function readTime(
  draft: BroadcastDraft,
  press: Press,
): {
  readonly draft: BroadcastDraft;
  readonly problems: readonly InputProblem[];
  readonly typed: { readonly day: string; readonly time: string } | null;
} {
  if (press.data['when'] === undefined) return { draft, problems: [], typed: null };
  const anyTime = isTicked(press, 'any-time');
  const until = parseDate(readInput(press.data, 'valid-until'));
  const validUntil = until.ok ? until.value : draft.validUntil;
  const wrong: readonly InputProblem[] = until.ok ? [] : [{ input: 'valid-until', message: { key: 'problem.date-invalid' } }];
  if (textOf(press, 'when') !== 'at') return { draft: { ...draft, validUntil, when: { kind: 'now', anyTime } }, problems: wrong, typed: null };
  const typed = { day: readInput(press.data, 'at-date'), time: readInput(press.data, 'at-time') };
  const day = parseDate(typed.day);
  const time = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.time);
  const [, hour = '', minute = '0'] = time ?? [];
  const problems: readonly InputProblem[] = [
    ...wrong,
    ...(day.ok ? [] : [{ input: 'at', message: { key: typed.day === '' ? 'problem.date-missing' : 'problem.date-invalid' } }]),
    ...(time !== null && Number(hour) < 24 && Number(minute) < 60 ? [] : [{ input: 'at-time', message: { key: 'problem.broadcast.time-of-day' } }]),
  ];
  if (!day.ok || problems.length > wrong.length) return { draft: { ...draft, validUntil }, problems, typed };
  const moment = Temporal.PlainDate.from(day.value).toZonedDateTime({
    timeZone: 'Europe/Oslo',
    plainTime: Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) }),
  });
  const at = moment.toInstant().toString({ smallestUnit: 'millisecond' }) as Instant;
  return { draft: { ...draft, validUntil, when: { kind: 'at', at, anyTime } }, problems, typed };
}
