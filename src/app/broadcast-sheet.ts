import type { Broadcast } from '../core/broadcast/broadcast.ts';
import { toConfirmed, type Recipient } from '../core/broadcast/recipient.ts';
import type { Reply } from '../core/reply/reply.ts';
import { sheetFormats, type Cell, type Sheet } from '../core/sheet/sheet.ts';
import type { Outcome } from '../core/turn.ts';
import type { TenantId } from '../core/ids.ts';
import type { App } from './app.ts';
import { loadReport } from './broadcast/load-report.ts';
import { toSheetLink } from './my-data/download-link.ts';
import { toFate } from './show/broadcast-recipients.ts';
import { titleOf } from './show/broadcast-words.ts';
import { posting, toNotice, type TurnContext } from './turn-context.ts';

/** More than any municipality has leaders. */
const mostRecipients = 100_000;
/** Lines of the table in one message: within what a card bears, also where names and units are long. */
const linesPerMessage = 25;
/** More of them nobody copies out of a chat. */
const mostLines = 1_000;

/** What became of a broadcast with everybody it was meant for, as a table. */
export async function toBroadcastSheet(app: App, tenant: TenantId, broadcast: Broadcast): Promise<Sheet> {
  const report = await loadReport(app, tenant, broadcast.id, { from: 0, limit: mostRecipients });
  const heading = (name: string) => ({ key: `app.broadcast.sheet.${name}` });
  // Those she has something to do about come first; each group by name.
  const isMissed = ({ state }: Recipient) => state === 'failed' || state === 'unknown';
  const rows = (report?.recipients ?? [])
    .toSorted((one, other) => Number(isMissed(other)) - Number(isMissed(one)))
    .map((one): readonly Cell[] => [
      { plain: one.name },
      { plain: one.unit ?? '' },
      { key: `app.language.${one.locale}` },
      { key: `app.broadcast.sheet.state.${one.state}` },
      toFate(one, broadcast),
      { moment: one.at },
      ...toConfirmedCells(one, broadcast),
    ]);
  const unknown = broadcast.unknownNames.map((plain): readonly Cell[] => [
    { plain },
    null,
    null,
    { key: 'app.broadcast.sheet.state.not-found' },
    { key: 'app.broadcast.fate.not-found' },
    null,
    null,
    ...(broadcast.corrected === null ? [] : [null]),
  ]);
  return {
    name: { key: 'app.broadcast.sheet.name', params: { id: broadcast.id } },
    columns: [
      { heading: heading('person'), width: 28 },
      { heading: heading('unit'), width: 28 },
      { heading: heading('language'), width: 10 },
      { heading: heading('state'), width: 16 },
      { heading: heading('fate'), width: 60 },
      { heading: heading('at'), width: 17 },
      { heading: heading('confirmed'), width: 17 },
      ...(broadcast.corrected === null ? [] : [{ heading: heading('confirmed-earlier'), width: 17 }]),
    ],
    rows: [...rows, ...unknown],
  };
}

/** When she confirmed the words as they now are; after a correction also when she confirmed earlier ones. */
function toConfirmedCells(recipient: Recipient, { corrected }: Broadcast): readonly Cell[] {
  const at = recipient.confirmedAt === null ? null : { moment: recipient.confirmedAt };
  const isEarlier = toConfirmed(recipient, corrected) === 'earlier-words';
  return [isEarlier ? null : at, ...(corrected === null ? [] : [isEarlier ? at : null])];
}

/** «Last ned listen»: two one-time links where there is a page for them, else the table as messages. */
export async function answerExportBroadcast(context: TurnContext, broadcast: Broadcast): Promise<Outcome> {
  const { app, tenant, request, person, locale } = context;
  app.log.info({ request: request.id, user: person.id, broadcast: broadcast.id }, 'a list of recipients was asked for');
  const links = (await Promise.all(sheetFormats.map(async (format) => toSheetLink(context, { broadcast: broadcast.id, format })))).filter(
    (link) => link !== null,
  );
  if (links.length > 0) {
    return posting(context, {
      kind: 'form',
      view: {
        form: 'broadcast-export',
        context: { key: 'app.broadcast.of', params: { id: broadcast.id, title: titleOf(broadcast) } },
        title: { key: 'app.broadcast.export.title' },
        intro: { key: 'app.broadcast.export.intro' },
        why: null,
        moreRules: [],
        notices: [],
        inputs: [],
        buttons: [],
        links,
      },
    });
  }
  const sheet = await toBroadcastSheet(app, tenant, broadcast);
  const rows = [sheet.columns.map(({ heading }) => heading), ...sheet.rows.slice(0, mostLines)];
  const capped: readonly Reply[] =
    sheet.rows.length > mostLines ? [toNotice({ key: 'app.broadcast.sheet.capped', params: { count: mostLines } })] : [];
  const of = Math.ceil(rows.length / linesPerMessage);
  const replies = Array.from({ length: of }, (_, index): Reply => ({
    kind: 'sheet',
    name: sheet.name,
    part: index + 1,
    of,
    rows: rows.slice(index * linesPerMessage, (index + 1) * linesPerMessage),
  }));
  return { locale, ack: { kind: 'none' }, messages: [...capped, ...replies].map((reply) => ({ reply })), updates: [] };
}
