import type { AdvertFindingView, AdvertReportView } from '../core/reply/advert-view.ts';
import type { Say } from '../core/text.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { CardText } from './escape-text.ts';
import { shorten } from './shorten.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

/** Longest quote on the card, in UTF-16 units; the whole advert is nearby. */
const longestQuote = 160;

/** Between runs of one line a client keeps only a space that does not break. */
const space = '\u00a0';

/** The advert check's report. Headings stand where a new group begins, also on a later page. */
export function toAdvertReportCard(view: AdvertReportView, voice: Voice) {
  const { must, should, hint, kept } = view.counts;
  const open: Say = must + should + hint === 0 ? { key: 'view.advert.nothing' } : { key: 'view.advert.counts', params: { must, should, hint } };
  const counts: Say = kept === 0 ? open : { key: 'view.advert.counts-kept', params: { counts: toParam(open), kept } };
  const { frame, summary } = toFrame({ key: 'view.summary.advert', params: { counts: toParam(counts) } }, voice);
  const data = {
    ...frame,
    context: view.context === null ? [] : [{ text: voice.text(view.context) }],
    title: voice.line('view.advert.title'),
    counts: voice.text(counts),
    since: view.since === null ? [] : [{ text: voice.line('view.advert.since', view.since) }],
    standing: view.standing.map(({ tone, text }) => ({ text: voice.text(text), color: tone === 'neutral' ? 'default' : tone })),
    page: view.page.of === 1 ? [] : [{ text: voice.line('view.advert.page', view.page) }],
    findings: view.findings.map((finding, index) => toFinding(finding, index === 0 || view.findings[index - 1]?.group !== finding.group, voice)),
    notices: view.notices.map((notice) => ({ text: voice.text(notice) })),
    notAssessed:
      view.notAssessed.length === 0 || view.page.number !== view.page.of
        ? []
        : [
            {
              heading: voice.line('view.advert.not-assessed'),
              text: voice.text({ key: 'view.advert.not-assessed-list', params: { list: { list: view.notAssessed } } }),
            },
          ],
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toFinding(
  { group, quote, message, suggestion, exception, reason, source, principle, isNew }: AdvertFindingView,
  heads: boolean,
  voice: Voice,
) {
  const lines = (key: string, text: string | null): readonly { readonly text: CardText }[] =>
    text === null ? [] : [{ text: voice.line(key, { text }) }];
  return {
    heading: heads ? [{ text: voice.line(`view.advert.${group}`), tone: group === 'must' ? 'attention' : 'default' }] : [],
    quote:
      quote === null
        ? []
        : [
            {
              // At the edge of a line there is nothing on one side.
              before: toRun(quote.before === '' ? '' : `${voice.text({ plain: quote.before })}${/\s$/.test(quote.before) ? space : ''}`),
              text: voice.text({ plain: shorten(quote.text, longestQuote) }),
              after: toRun(quote.after === '' ? '' : `${/^\s/.test(quote.after) ? space : ''}${voice.text({ plain: quote.after })}`),
            },
          ],
    message: voice.text({ plain: message }),
    suggestion: lines('view.advert.suggestion', suggestion),
    exception: lines('view.advert.exception', exception),
    reason: lines('view.advert.reason', reason),
    source: voice.line(isNew ? 'view.advert.source-new' : 'view.advert.source', { source, principle }),
  };
}

function toRun(text: string): readonly { readonly text: string }[] {
  return text === '' ? [] : [{ text }];
}
