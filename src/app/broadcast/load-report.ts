import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { countRecipients, noFigures, type Figures } from '../../core/broadcast/figures.ts';
import { toConfirmed, type Recipient, type RecipientState } from '../../core/broadcast/recipient.ts';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { everyRecipientPage } from './every-recipient.ts';
import { loadBroadcast } from './load-broadcast.ts';

/** Which recipients a report shows. */
export interface ReportPage {
  /** How many of those asked for come before. */
  readonly from: number;
  readonly limit: number;
  /** Only those in these states; all if left out. */
  readonly only?: readonly RecipientState[];
  /** Only those who have got it and have not confirmed the words as they now are. */
  readonly unconfirmed?: boolean;
}

/** A broadcast with what became of it. */
export interface Report {
  readonly broadcast: Broadcast;
  readonly figures: Figures;
  /** By name. */
  readonly recipients: readonly Recipient[];
  /** How many were asked for in all. */
  readonly of: number;
}

/** Counts a broadcast's recipients and returns a page of them by name; undefined when there is no such broadcast. */
export async function loadReport(
  app: App,
  tenant: TenantId,
  id: BroadcastId,
  { from, limit, only, unconfirmed = false }: ReportPage,
): Promise<Report | undefined> {
  const broadcast = (await loadBroadcast(app, tenant, id))?.broadcast;
  if (broadcast === undefined) return undefined;
  let figures = noFigures;
  const wanted: Recipient[] = [];
  for await (const page of everyRecipientPage(app, tenant, id)) {
    const recipients = page.map(({ recipient }) => recipient);
    figures = countRecipients(figures, recipients, broadcast);
    for (const one of recipients) {
      const isUnconfirmed = one.state === 'sent' && toConfirmed(one, broadcast.corrected) !== 'yes';
      if ((only?.includes(one.state) ?? true) && (!unconfirmed || isUnconfirmed)) wanted.push(one);
    }
  }
  const sorted = wanted.toSorted((one, other) => one.name.localeCompare(other.name, 'nb') || (one.person < other.person ? -1 : 1));
  return { broadcast, figures, recipients: sorted.slice(from, from + limit), of: wanted.length };
}
