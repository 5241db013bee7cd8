import type { ReportedFindingView } from '../core/reply/advert-view.ts';
import type { Reply } from '../core/reply/reply.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';

/** Longest quote on the card, in UTF-16 units. */
const longestQuote = 160;

/** What people hold to be wrong in the advert check, for HR. */
export function toReportedFindingsCard(reply: Extract<Reply, { readonly kind: 'reported-findings' }>, voice: Voice) {
  const { frame, summary } = toFrame({ key: 'view.reported.heading' }, voice);
  const data = {
    ...frame,
    heading: voice.line('view.reported.heading'),
    intro: voice.line('view.reported.intro'),
    findings: reply.findings.map((finding) => toFinding(finding, voice)),
    actionRows: toButtonRows(reply.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toFinding({ rule, principle, quote, message, comment, from, button }: ReportedFindingView, voice: Voice) {
  return {
    quote: quote === null ? [] : [{ text: voice.line('view.reported.quote', { quote: shorten(quote, longestQuote) }) }],
    message: voice.text({ plain: message }),
    comment: voice.line('view.reported.comment', { comment }),
    from: voice.text(from),
    rule: voice.line('view.reported.rule', { rule, principle }),
    buttons: [toButtonData(button, voice)],
  };
}
