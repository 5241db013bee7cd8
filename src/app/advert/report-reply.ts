import { severities, type Finding, type Report } from '../../core/advert/report.ts';
import type { CaseId } from '../../core/ids.ts';
import type { AdvertFindingView, AdvertReportView } from '../../core/reply.ts';
import { toButton } from '../show/button.ts';
import { newOrigin, type OriginSource } from '../turn-context.ts';
import { findingKey } from './check-text.ts';

/** Findings on one page; more than these and the card grows past what is read. */
const pageSize = 6;
/** How much of the sentence is shown around a quote, in UTF-16 units. */
const around = 60;

interface ReportOptions {
  readonly report: Report;
  readonly text: string;
  readonly caseId: CaseId | null;
  readonly title: string | null;
  readonly before: readonly string[] | null;
  /** Where the text is kept; null when it is not. */
  readonly id: string | null;
  readonly page: number;
}

/** The report as a card: what must be mended first, then what to consider, then style. */
export function toReportReply(
  context: OriginSource,
  { report, text, caseId, title, before, id, page }: ReportOptions,
): { readonly kind: 'advert-report'; readonly view: AdvertReportView } {
  const ordered = report.findings.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const number = Math.min(Math.max(1, page), pages);
  const known = new Set(before);
  const keys = ordered.map(findingKey);
  const origin = newOrigin(context, null);
  const pageButton = (to: number, key: string) => toButton(origin, 'advert.page', { key }, { data: { report: id ?? '', page: to } });
  const count = (severity: Finding['severity']) => ordered.filter((finding) => finding.severity === severity).length;
  return {
    kind: 'advert-report',
    view: {
      context: caseId === null || title === null ? null : { key: 'app.context.case', params: { case: caseId, title } },
      counts: { must: count('must'), should: count('should'), hint: count('hint') },
      since:
        before === null
          ? null
          : {
              fixed: before.filter((key) => !keys.includes(key)).length,
              remaining: keys.filter((key) => known.has(key)).length,
              added: keys.filter((key) => !known.has(key)).length,
            },
      page: { number, of: pages },
      findings: ordered
        .slice((number - 1) * pageSize, number * pageSize)
        .map((finding) => toView(finding, text, before !== null && !known.has(findingKey(finding)))),
      notAssessed: report.notAssessed.map((name) => ({ key: `app.advert.not-assessed.${name}` })),
      notices: id === null ? [{ key: 'app.advert.not-kept' }] : [],
      buttons:
        id === null
          ? [toButton(origin, 'advert.open', { key: 'app.button.check-again' }, { style: 'primary' })]
          : [
              toButton(origin, 'advert.open', { key: 'app.button.check-again' }, { style: 'primary', data: { report: id } }),
              ...(number > 1 ? [pageButton(number - 1, 'app.button.previous')] : []),
              ...(number < pages ? [pageButton(number + 1, 'app.button.next-page')] : []),
            ],
    },
  };
}

function toView(
  { severity, start, end, quote, message, suggestion, exception, source, principle }: Finding,
  text: string,
  isNew: boolean,
): AdvertFindingView {
  return {
    severity,
    quote: start === null || end === null || quote === null ? null : inSentence(text, start, end),
    message,
    suggestion,
    exception,
    source,
    principle,
    isNew,
  };
}

/** The quote with the words around it, not past the line it stands on. */
function inSentence(text: string, start: number, end: number): AdvertFindingView['quote'] {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, 0);
  const nextLine = text.indexOf('\n', end);
  const lineEnd = nextLine === -1 ? text.length : nextLine;
  const from = Math.max(lineStart, start - around);
  const to = Math.min(lineEnd, end + around);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from > lineStart ? `…${before.replace(/^\S*\s/, '')}` : before.trimStart(),
    text: text.slice(start, end),
    after: to < lineEnd ? `${after.replace(/\s\S*$/, '')}…` : after.trimEnd(),
  };
}
