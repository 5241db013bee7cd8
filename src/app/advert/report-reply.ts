import { severities, type Finding, type Report } from '../../core/advert/report.ts';
import { isAdvertSettled, isKept } from '../../core/case/advert.ts';
import type { AdvertFindingView, AdvertReportView } from '../../core/reply/advert-view.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CourseStep } from '../../core/case/course.ts';
import type { App } from '../app.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton } from '../show/button.ts';
import type { Notice } from '../show/notice.ts';
import { toAnswerButton } from '../show/question-view.ts';
import { newOrigin, type OriginSource } from '../turn-context.ts';
import { findingId } from './finding-id.ts';

/** Findings on one page; more than these and the card grows past what is read. */
const pageSize = 6;
/** How much of the sentence is shown around a quote, in UTF-16 units. */
const around = 60;

/** What a report is made of. */
export interface ReportOptions {
  readonly report: Report;
  readonly text: string;
  /** The case the advert is for, as it now is. */
  readonly loaded: LoadedCase | null;
  /** What the check before this one found, by id. */
  readonly before: readonly string[] | null;
  /** Where the text is kept; null when it is not. */
  readonly id: string | null;
  readonly page: number;
  /** How the text stands to the case. */
  readonly standing: readonly Notice[];
  /** The reader has been asked to read this text. */
  readonly reading?: CourseStep | undefined;
}

/** Where nonces come from, and what names a finding. */
type ReportSource = OriginSource & { readonly app: Pick<App, 'sha256'> };

/** The report as a card: what must be mended first, then what to consider, then style, and last what is kept with a reason. */
export function toReportReply(
  context: ReportSource,
  { report, text, loaded, before, id, page, standing, reading }: ReportOptions,
): { readonly kind: 'advert-report'; readonly view: AdvertReportView } {
  const findings = toOrdered(context.app, report, loaded);
  const pages = Math.max(1, Math.ceil(findings.length / pageSize));
  const number = Math.min(Math.max(1, page), pages);
  const known = new Set(before);
  const ids = findings.map((one) => one.id);
  const count = (group: AdvertFindingView['group']) => findings.filter((one) => one.group === group).length;
  return {
    kind: 'advert-report',
    view: {
      context: loaded === null ? null : { key: 'app.context.case', params: { case: loaded.state.id, title: loaded.state.facts.title } },
      counts: { must: count('must'), should: count('should'), hint: count('hint'), kept: count('kept') },
      since:
        before === null
          ? null
          : {
              fixed: before.filter((one) => !ids.includes(one)).length,
              remaining: ids.filter((one) => known.has(one)).length,
              added: ids.filter((one) => !known.has(one)).length,
            },
      standing,
      page: { number, of: pages },
      findings: findings.slice((number - 1) * pageSize, number * pageSize).map((one) => toView(one, text, before !== null && !known.has(one.id))),
      notAssessed: report.notAssessed.map((name) => ({ key: `app.advert.not-assessed.${name}` })),
      notices: id === null ? [{ key: 'app.advert.not-kept' }] : [],
      buttons: toButtons(context, { loaded, id, number, pages, hasFindings: findings.length > 0, reading }),
    },
  };
}

interface OrderedFinding {
  readonly id: string;
  readonly finding: Finding;
  readonly group: AdvertFindingView['group'];
  readonly reason: string | null;
}

/** The findings as the report lists them. */
export function toOrdered(app: Pick<App, 'sha256'>, report: Report, loaded: LoadedCase | null): readonly OrderedFinding[] {
  const groups: readonly OrderedFinding['group'][] = [...severities, 'kept'];
  return report.findings
    .map((finding): OrderedFinding => {
      const id = findingId(app, finding);
      if (loaded === null || !isKept(loaded.state, { id, severity: finding.severity })) return { id, finding, group: finding.severity, reason: null };
      const kept = loaded.state.keptFindings.findLast((one) => one.finding === id);
      return { id, finding, group: 'kept', reason: loaded.texts[kept?.reason ?? ''] ?? '–' };
    })
    .toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
}

function toButtons(
  context: OriginSource,
  {
    loaded,
    id,
    number,
    pages,
    hasFindings,
    reading,
  }: {
    readonly loaded: LoadedCase | null;
    readonly id: string | null;
    readonly number: number;
    readonly pages: number;
    readonly hasFindings: boolean;
    readonly reading: CourseStep | undefined;
  },
): readonly Button[] {
  const origin = newOrigin(context, loaded?.state.id ?? null);
  const isSettled = loaded !== null && isAdvertSettled(loaded.state);
  const data = id === null ? {} : { report: id };
  const again = toButton(origin, 'advert.open', { key: 'app.button.check-again' }, { style: isSettled ? 'normal' : 'primary', data });
  const page = (to: number, key: string) => toButton(origin, 'advert.page', { key }, { data: { ...data, page: to } });
  const answer =
    loaded === null || id === null || reading === undefined
      ? []
      : [
          toButton(origin, 'advert.read', { key: 'app.button.whole-text' }, { style: 'primary', data }),
          toAnswerButton(loaded, reading, origin, 'normal'),
          toButton(origin, 'case.show', { key: 'app.button.to-case' }),
        ];
  return [
    ...answer,
    ...(answer.length > 0 ? [] : isSettled ? [toButton(origin, 'case.show', { key: 'app.button.go-on' }, { style: 'primary' })] : []),
    ...(answer.length > 0 ? [] : [again]),
    ...(id !== null && number > 1 ? [page(number - 1, 'app.button.previous')] : []),
    ...(id !== null && number < pages ? [page(number + 1, 'app.button.next-page')] : []),
    ...(id !== null && hasFindings
      ? [
          toButton(
            origin,
            'advert.finding',
            { key: loaded === null ? 'app.button.report-finding' : 'app.button.keep-finding' },
            { data: { ...data, page: number } },
          ),
        ]
      : []),
    ...(loaded !== null && !isSettled && answer.length === 0 ? [toButton(origin, 'case.show', { key: 'app.button.to-case' })] : []),
  ];
}

function toView({ finding, group, reason }: OrderedFinding, text: string, isNew: boolean): AdvertFindingView {
  const { start, end, quote, message, suggestion, exception, source, principle } = finding;
  return {
    group,
    quote: start === null || end === null || quote === null ? null : inSentence(text, start, end),
    message,
    suggestion: reason === null ? suggestion : null,
    exception: reason === null ? exception : null,
    reason,
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
