import { createHash } from 'node:crypto';
import { toReportReply } from '../../../src/app/advert/report-reply.ts';
import { checkAdvert } from '../../../src/core/advert/check-advert.ts';
import type { Finding, Report } from '../../../src/core/advert/report.ts';
import { writeReport } from '../../../src/core/advert/write-report.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { locales } from '../../../src/core/text.ts';
import { maxCardBytes, jsonBytes } from '../../../src/view/card-size.ts';
import { cardTemplates } from '../../../src/view/card-templates.ts';
import { interfaceTexts } from '../../../src/view/interface-texts.ts';
import { createRenderer } from '../../../src/view/render.ts';
import { findActive } from './find-active.ts';
import type { Material } from './load-material.ts';

/** What was found about one text. */
export interface TextVerdict {
  /** The first check, by the clock on the wall. */
  readonly ms: number;
  /** What the check itself takes, without what else the machine did: the processor time of the thread, the least of several when the first took long. */
  readonly leastMs: number;
  readonly findings: number;
  readonly cards: number;
  readonly faults: readonly string[];
}

/** Milliseconds a text may take. */
export const mostTextMs = 100;
const attempts = 5;

const today = '2026-11-22' as IsoDate;
const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Checks a text, and holds the report, its cards and its lines for a terminal against what must be true of any. Throws only what the check throws. */
export function judgeText(text: string, number: number, { policy, analysis }: Material): TextVerdict {
  const locale = locales[number % locales.length] ?? 'nb';
  const check = () => checkAdvert(text, { policy, today, hash, locale, analysis: number % 2 === 0 ? analysis : null });
  const began = performance.now();
  const begun = threadMs();
  const report = check();
  let leastMs = threadMs() - begun;
  const ms = performance.now() - began;
  for (let attempt = 1; attempt < attempts && leastMs > mostTextMs; attempt += 1) {
    const from = threadMs();
    check();
    leastMs = Math.min(leastMs, threadMs() - from);
  }
  const pages = toReportReply(origin, { ...whole, report, text }).view.page.of;
  const shown = [...new Set([1, 1 + (number % pages), pages])];
  const cards = shown.map((page) => renderer.render(toReportReply(origin, { ...whole, report, text, page }), locale).card);
  const lines = writeReport(report, text, locale, policy.data);
  const faults = [
    ...toReportFaults(report, text),
    ...cards.flatMap(findActive),
    ...cards.filter((card) => jsonBytes(card) > maxCardBytes).map((card) => `a card of ${jsonBytes(card)} bytes`),
    ...(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.test(lines)
      ? ['the lines for a terminal hold control characters']
      : []),
  ];
  return { ms, leastMs, findings: report.findings.length, cards: cards.length, faults };
}

const origin = { app: { randomId: () => 'pN4cXxWk0TqZ8aVb', sha256: hash } };
const whole = { loaded: null, standing: [], before: null, id: 'pN4cXxWk0TqZ8aVb', page: 1 } as const;

/** What is true of every report: findings in order, each quoting what stands at its place. */
function toReportFaults({ findings, sections }: Report, text: string): readonly string[] {
  const misplaced = findings.filter(({ start, end, quote }) => (start === null || end === null ? quote !== null : text.slice(start, end) !== quote));
  const places = findings.map(({ start }) => start ?? -1);
  const outside = sections.filter(({ start, end }) => start < 0 || end > text.length || start > end);
  const torn = findings.filter((finding) => !isWhole(finding, text));
  return [
    ...misplaced.map(({ rule, start }) => `${rule} at ${start} quotes something else`),
    ...(places.some((place, index) => place < (places[index - 1] ?? -1)) ? ['the findings are out of order'] : []),
    ...(outside.length > 0 ? ['a section lies outside the text'] : []),
    ...torn.map(({ rule, start }) => `${rule} at ${start} has half a character in its words`),
  ];
}

/** Half a character in what is said is a fault unless it stood so in the text. */
function isWhole({ message, suggestion }: Finding, text: string): boolean {
  return !text.isWellFormed() || (message.isWellFormed() && (suggestion ?? '').isWellFormed());
}
