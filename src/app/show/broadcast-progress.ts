import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastReportView } from '../../core/broadcast/broadcast-views.ts';
import { isOfTheseWords } from '../../core/broadcast/recipient.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import type { Nonce } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Verb } from '../../core/reply/verb.ts';
import type { Message, Say } from '../../core/text.ts';
import { menuData } from '../turn-context.ts';
import { titleOf } from './broadcast-words.ts';
import { toButton } from './button.ts';
import type { Notice } from './notice.ts';
import { toWhen } from './broadcast-review.ts';

/** The card on which a broadcast is followed: the bar, the figures and what can be done now. The same for everybody in HR, and changed in place. */
export function toProgressReply(broadcast: Broadcast, figures: Figures, notices: readonly Notice[] = []): Reply {
  return { kind: 'broadcast-report', view: toReportView(broadcast, figures, notices) };
}

/** The same as data, for the list of recipients that is shown beside it. */
export function toReportView(broadcast: Broadcast, figures: Figures, notices: readonly Notice[] = []): BroadcastReportView {
  const { id, draft } = broadcast;
  return {
    id,
    title: titleOf(broadcast),
    author: broadcast.author.name,
    state: toState(broadcast, figures),
    figures,
    facts: [
      ...toApprovalFact(broadcast),
      ...(draft.confirm && figures.sent > 0 ? [toConfirmedFact(figures)] : []),
      ...toChangeFacts(broadcast, figures),
    ],
    notices: [...notices, ...toNotices(broadcast, figures)],
    recipients: null,
    ...toButtons(broadcast, figures),
    links: [],
  };
}

function toConfirmedFact({ confirmed: count, confirmedEarlier: earlier, sent: of }: Figures): Message {
  return earlier === 0
    ? { key: 'app.broadcast.confirmed', params: { count, of } }
    : { key: 'app.broadcast.confirmed-corrected', params: { count, of, earlier } };
}

/** How it stands, in a sentence. */
export function toState(broadcast: Broadcast, figures: Figures): Message {
  const { state, startsAt, draft, endedAt, withdrawn } = broadcast;
  const done = figures.recipients - figures.waiting;
  const of = figures.recipients;
  if (withdrawn !== null) return { key: 'app.broadcast.state.withdrawn', params: { name: withdrawn.name, at: { moment: withdrawn.at } } };
  switch (state) {
    case 'draft':
      return { key: 'app.broadcast.state.draft' };
    case 'awaiting-approval':
      return { key: 'app.broadcast.state.awaiting-approval' };
    case 'scheduled':
      return startsAt === null ? toWhen(draft) : { key: 'app.broadcast.state.scheduled', params: { at: { moment: startsAt } } };
    case 'sending':
      // Who gets it is worked out when it leaves.
      if (of === 0) return { key: 'app.broadcast.state.starting' };
      return { key: 'app.broadcast.state.sending', params: { done, of } };
    case 'cancelled':
      return { key: 'app.broadcast.state.cancelled', params: { count: figures.sent } };
    case 'sent':
      return endedAt === null
        ? { key: 'app.broadcast.state.sending', params: { done, of } }
        : { key: 'app.broadcast.state.sent', params: { at: { moment: endedAt } } };
  }
}

function toApprovalFact({ approval }: Broadcast): readonly Say[] {
  if (approval === null) return [];
  if (approval === 'waived') return [{ key: 'app.broadcast.approval.waived' }];
  return [{ key: 'app.broadcast.approval.given', params: { name: approval.name, at: { moment: approval.at } } }];
}

function toChangeFacts({ corrected, reminded, withdrawn }: Broadcast, figures: Figures): readonly Say[] {
  const signed = (key: string, signature: { readonly name: string; readonly at: string } | null): readonly Message[] =>
    signature === null ? [] : [{ key, params: { name: signature.name, at: { moment: signature.at } } }];
  return [
    ...(withdrawn === null ? signed('app.broadcast.corrected', corrected) : []),
    ...signed('app.broadcast.reminded', reminded),
    ...(figures.lagging > 0 ? [{ key: 'app.broadcast.lagging', params: { count: figures.lagging } }] : []),
    ...(figures.behind > 0 ? [{ key: 'app.broadcast.behind', params: { count: figures.behind } }] : []),
  ];
}

function toNotices({ returned, state, moved, startsAt, cancelled, draft }: Broadcast, figures: Figures): readonly Notice[] {
  return [
    ...(state === 'draft' && returned !== null
      ? [{ tone: 'attention' as const, text: { key: 'app.broadcast.returned', params: { name: returned.name, reason: returned.reason } } }]
      : []),
    ...(state === 'scheduled' && moved && startsAt !== null
      ? [{ tone: 'neutral' as const, text: { key: 'app.broadcast.moved-to', params: { when: toWhen(draft), at: { moment: startsAt } } } }]
      : []),
    ...(cancelled !== null
      ? [{ tone: 'neutral' as const, text: { key: 'app.broadcast.cancelled-by', params: { name: cancelled.name, at: { moment: cancelled.at } } } }]
      : []),
    ...(figures.unknown > 0 ? [{ tone: 'attention' as const, text: { key: 'app.broadcast.unknown-told', params: { count: figures.unknown } } }] : []),
  ];
}

function toButtons(broadcast: Broadcast, figures: Figures): { readonly buttons: readonly Button[]; readonly more: readonly Button[] } {
  const { id, state, draft, reminded, corrected, withdrawn } = broadcast;
  const origin = { caseId: null, nonce: `broadcast-${id}` as Nonce };
  const button = (verb: Verb, name: string, style: Button['style'] = 'normal', data: Button['data'] = {}) =>
    toButton(origin, verb, { key: `app.broadcast.button.${name}` }, { style, data: { broadcast: id, ...data } });
  const look = button('broadcast.look', 'look', 'normal', menuData);
  switch (state) {
    case 'draft':
      return { buttons: [button('broadcast.new', 'open-draft', 'primary', menuData)], more: [] };
    case 'awaiting-approval':
    case 'scheduled':
      return { buttons: [look, button('broadcast.cancel', state === 'scheduled' ? 'cancel' : 'cancel-before', 'destructive')], more: [] };
    case 'sending':
      return {
        buttons: [
          button('broadcast.show', 'recipients', 'normal', { ...menuData, only: 'all' }),
          look,
          button('broadcast.cancel', 'cancel', 'destructive'),
        ],
        more: [],
      };
    case 'cancelled':
    case 'sent': {
      const isLive = withdrawn === null;
      const unconfirmed = figures.sent - figures.confirmed;
      return {
        buttons: [
          ...(isLive && state === 'sent' && figures.failed > 0 ? [button('broadcast.resend', 'resend', 'primary')] : []),
          ...(isLive && state === 'sent' && draft.confirm && unconfirmed > 0 && !isOfTheseWords(reminded?.at ?? null, corrected)
            ? [button('broadcast.remind', 'remind')]
            : []),
          button('broadcast.show', 'recipients', 'normal', { ...menuData, only: figures.failed + figures.unknown > 0 ? 'missed' : 'all' }),
          button('broadcast.export', 'export', 'normal', menuData),
        ],
        more: [
          look,
          ...(isLive && figures.sent > 0
            ? [
                button('broadcast.correct-form', 'correct', 'normal', menuData),
                button('broadcast.withdraw-form', 'withdraw', 'destructive', menuData),
              ]
            : []),
        ],
      };
    }
  }
}
