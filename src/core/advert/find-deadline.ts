import { parseDate } from '../parse-date.ts';
import type { IsoDate } from '../ids.ts';
import type { Draft } from './draft.ts';
import { withinTokens } from './phrase/within-tokens.ts';

/** A deadline as the advert states it. */
export interface Deadline {
  readonly date: IsoDate;
  readonly start: number;
  readonly end: number;
}

/** Dates as people write them; a year may be missing. */
const dates =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./-]?\s?(?:\d{4}|\d{2}(?!\d))?|\d{1,2}(?:\.|st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\p{L}{0,7}\.?,?(?:\s\d{4}|\s\d{2}(?!\d))?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,7}\s\d{1,2}(?:st|nd|rd|th)?,?(?:\s\d{4})?)/giu;
/** Characters behind the word «søknadsfrist» within which its date stands. */
const reach = 60;
/** A date without a year that was this many days ago is this year's and past; one longer ago is next year's. */
const lateDays = 120;

/** The application deadline, or null when no date is given for it. */
export function findDeadline(draft: Draft, today: IsoDate): Deadline | null {
  for (const [at, sentence] of draft.sentences.entries()) {
    const cue = withinTokens(draft.cues('deadline-cue'), sentence.firstToken, sentence.endToken)[0];
    if (cue === undefined) continue;
    const from = draft.tokens[cue.wholeFirst]?.start ?? sentence.start;
    // A field and its value may stand on two lines.
    const to =
      draft.sentences[at + 1]?.line === sentence.line + 1 || sentence.heading ? (draft.sentences[at + 1]?.end ?? sentence.end) : sentence.end;
    const found = firstDate(draft, from, Math.min(to, from + reach + 40), today);
    if (found !== null) return found;
  }
  return null;
}

function firstDate(draft: Draft, from: number, to: number, today: IsoDate): Deadline | null {
  for (const found of draft.text.slice(from, to).matchAll(dates)) {
    const date = toDay(found[0].trim(), today);
    if (date !== null) return { date, start: from + found.index, end: from + found.index + found[0].trimEnd().length };
  }
  return null;
}

function toDay(written: string, today: IsoDate): IsoDate | null {
  const plain = written
    .replace(/^(\d{1,2}(?:st|nd|rd|th)?)\sof\s/i, '$1 ')
    .replace(/^(\d{1,2}[./]\d{1,2}) (?=\d)/, '$1.')
    .replaceAll(/([./])\s/g, '$1')
    .replace(/\.$/, '')
    .replace(/^(\d{1,2})\.(\p{L})/u, '$1. $2');
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
