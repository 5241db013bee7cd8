import type { Outcome } from '../../core/turn.ts';
import { posting, toNotice, type TurnContext } from '../turn-context.ts';
import { collectMyData } from './collect-my-data.ts';
import { toDownloadLink } from './download-link.ts';
import { toExportReplies, toMyDataReply } from './my-data-reply.ts';
import { dropShortLived } from './own-short-lived.ts';
import { toExport } from './to-export.ts';

/** «Hva vet du om meg»: a summary, and the way to the whole. */
export async function answerMyData(context: TurnContext): Promise<Outcome> {
  const data = await collectMyData(context);
  context.app.log.info({ request: context.request.id, user: context.person.id, cases: data.cases.length }, 'told somebody what is held about her');
  return posting(context, toMyDataReply(context, data, await toDownloadLink(context)));
}

/** The whole, as messages in the chat. */
export async function answerExport(context: TurnContext): Promise<Outcome> {
  const replies = toExportReplies(toExport(context, await collectMyData(context)));
  return { locale: context.locale, ack: { kind: 'none' }, messages: replies.map((reply) => ({ reply })), updates: [] };
}

/** «Slett utkastene mine»: refused forms and checked texts are forgotten at once. */
export async function answerDropDrafts(context: TurnContext): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  const dropped = await dropShortLived(app, tenant, person.id);
  app.log.info({ request: request.id, user: person.id, ...dropped }, 'drafts were deleted');
  const none = dropped.drafts + dropped.adverts === 0;
  return posting(context, toNotice(none ? { key: 'app.drafts.none' } : { key: 'app.drafts.dropped', params: dropped }));
}
