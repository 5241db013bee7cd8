import type { IsoDate } from '../ids.ts';
import { parseDate } from '../parse-date.ts';

/** A date in a text, half open. */
export interface FoundDate {
  readonly date: IsoDate;
  readonly start: number;
  readonly end: number;
}

/** Days of the month in words, as bokmål, nynorsk and English write them; the place in the row is the number. */
const ordinals: readonly (readonly string[])[] = [
  ['første', 'fyrste', 'first'],
  ['annen', 'andre', 'second'],
  ['tredje', 'third'],
  ['fjerde', 'fourth'],
  ['femte', 'fifth'],
  ['sjette', 'sixth'],
  ['sjuende', 'syvende', 'sjuande', 'seventh'],
  ['åttende', 'åttande', 'eighth'],
  ['niende', 'niande', 'ninth'],
  ['tiende', 'tiande', 'tenth'],
  ['ellevte', 'eleventh'],
  ['tolvte', 'twelfth'],
  ['trettende', 'trettande', 'thirteenth'],
  ['fjortende', 'fjortande', 'fourteenth'],
  ['femtende', 'femtande', 'fifteenth'],
  ['sekstende', 'sekstande', 'sixteenth'],
  ['syttende', 'syttande', 'seventeenth'],
  ['attende', 'attande', 'eighteenth'],
  ['nittende', 'nittande', 'nineteenth'],
  ['tjuende', 'tjuande', 'tyvende', 'twentieth'],
  ['tjueførste', 'tjuefyrste', 'enogtyvende', 'twenty-first'],
  ['tjueandre', 'toogtyvende', 'twenty-second'],
  ['tjuetredje', 'treogtyvende', 'twenty-third'],
  ['tjuefjerde', 'fireogtyvende', 'twenty-fourth'],
  ['tjuefemte', 'femogtyvende', 'twenty-fifth'],
  ['tjuesjette', 'seksogtyvende', 'twenty-sixth'],
  ['tjuesjuende', 'tjuesjuande', 'syvogtyvende', 'twenty-seventh'],
  ['tjueåttende', 'tjueåttande', 'åtteogtyvende', 'twenty-eighth'],
  ['tjueniende', 'tjueniande', 'niogtyvende', 'twenty-ninth'],
  ['trettiende', 'trettiande', 'tredevte', 'thirtieth'],
  ['trettiførste', 'trettifyrste', 'enogtredevte', 'thirty-first'],
];
const dayOf = new Map(ordinals.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const inWords = [...dayOf.keys()].toSorted((one, other) => other.length - one.length).join('|');
const leadingOrdinal = new RegExp(`^(?:${inWords})(?=\\s)`, 'iu');
const month = '(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\\p{L}{0,7}';
/** Dates as people write them; a year may be missing. */
const dates = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    [
      '\\d{4}-\\d{2}-\\d{2}',
      '\\d{1,2}[./]\\s?\\d{1,2}(?:[./-]\\s?(?:\\d{4}|\\d{2}(?!\\d))?|\\s\\d{4})?',
      `\\d{1,2}(?:\\.|st|nd|rd|th)?\\s?(?:of\\s|dag\\s)?${month}\\.?,?(?:\\s\\d{4}|\\s\\d{2}(?!\\d))?`,
      `(?:${inWords})\\s(?:of\\s|dag\\s)?${month}\\.?,?(?:\\s\\d{4})?`,
      `${month}\\s(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s\\d{4})?`,
    ].join('|') +
    ')',
  'iuy',
);
/** The three letters a date that begins with a word may begin with; the pattern is dear, and nearly no word does. */
const firstLetters = new Set([
  'jan',
  'feb',
  'mar',
  'apr',
  'mai',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt',
  'oct',
  'nov',
  'des',
  'dec',
  ...[...dayOf.keys()].map((name) => name.slice(0, 3)),
]);
/** A date without a year that was this many days ago is this year's and past; one longer ago is next year's. */
const lateDays = 120;

/** Every date of a text, in order; what only looks like one («4/5 av tida») is left out where the calendar shows it. */
export function findDates(text: string, today: IsoDate): readonly FoundDate[] {
  const days = new Map<string, IsoDate | null>();
  const dayOnce = (written: string): IsoDate | null => {
    const known = days.get(written);
    if (known !== undefined) return known;
    const day = toDay(written, today);
    days.set(written, day);
    return day;
  };
  const found: FoundDate[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!mayBegin(text, at)) continue;
    dates.lastIndex = at;
    const written = dates.exec(text)?.[0];
    if (written === undefined) continue;
    const date = dayOnce(written.trim());
    if (date !== null) found.push({ date, start: at, end: at + written.trimEnd().length });
    at += written.length - 1;
  }
  return found;
}

/** Whether a date may begin here: a digit does, or the first letters of a month or a day in words, and no plain letter or digit stands before. */
function mayBegin(text: string, at: number): boolean {
  if (at > 0 && isPlain(text.charCodeAt(at - 1))) return false;
  const unit = text.charCodeAt(at);
  return (unit >= 0x30 && unit <= 0x39) || (unit > 0x40 && unit < 0x100 && firstLetters.has(text.slice(at, at + 3).toLowerCase()));
}

/** A letter from a to z or a digit. */
function isPlain(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

function toDay(written: string, today: IsoDate): IsoDate | null {
  const plain = written
    .toLowerCase()
    .replace(leadingOrdinal, (word) => `${dayOf.get(word) ?? word}.`)
    .replace(/^(\d{1,2}(?:st|nd|rd|th)?\.?)\s(?:of|dag)\s/, '$1 ')
    .replace(/^(\p{L}+\s)the\s/u, '$1')
    .replace(/^(\d{1,2}[./]\d{1,2}) (?=\d)/, '$1.')
    .replaceAll(/([./])\s/g, '$1')
    .replace(/\.$/, '')
    .replace(/^(\d{1,2})(?:\.|(?=\p{L}))(?!st|nd|rd|th)(\p{L})/u, '$1. $2');
  const read = parseDate(plain);
  if (read.ok) return read.value;
  if (read.refusal !== 'no-year') return null;
  const year = Number(today.slice(0, 4));
  const thisYear = parseDate(withYear(plain, year));
  if (!thisYear.ok) return null;
  if (daysBetween(thisYear.value, today) <= lateDays) return thisYear.value;
  const nextYear = parseDate(withYear(plain, year + 1));
  return nextYear.ok ? nextYear.value : null;
}

function withYear(written: string, year: number): string {
  return /^\d{1,2}[./]\d{1,2}$/.test(written)
    ? `${written}.${year}`.replaceAll('/', '.')
    : `${written.replace(/,$/, '')}${/^\p{L}/u.test(written) ? ',' : ''} ${year}`;
}

/** Whole days from the first date to the second; negative when the first is later. */
function daysBetween(first: IsoDate, second: IsoDate): number {
  const toDays = (date: IsoDate): number => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return year * 365.2425 + (month - 1) * 30.4369 + day;
  };
  return Math.round(toDays(second) - toDays(first));
}
