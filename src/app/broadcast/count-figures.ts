import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { countRecipients, noFigures, type Figures, type Words } from '../../core/broadcast/figures.ts';
import type { TenantId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { everyRecipientPage } from './every-recipient.ts';

/** Counts how a broadcast stands with its recipients. */
export async function countFigures(app: Pick<App, 'store' | 'log'>, tenant: TenantId, broadcast: Pick<Broadcast, 'id'> & Words): Promise<Figures> {
  let figures = noFigures;
  for await (const page of everyRecipientPage(app, tenant, broadcast.id))
    figures = countRecipients(
      figures,
      page.map(({ recipient }) => recipient),
      broadcast,
    );
  return figures;
}

/** The figures as they were last counted, for lists; null before the first time. */
export async function loadFigures({ store }: Pick<App, 'store'>, tenant: TenantId, id: Broadcast['id']): Promise<Figures | null> {
  const record = await store.get(keys.broadcastFigures(tenant, id));
  return record === undefined ? null : { ...noFigures, ...(record.value as unknown as Partial<Figures>) };
}

/** Keeps figures for lists. One that loses a race is as good: it will be counted again. */
export async function saveFigures({ store }: Pick<App, 'store'>, tenant: TenantId, id: Broadcast['id'], figures: Figures): Promise<void> {
  const key = keys.broadcastFigures(tenant, id);
  const record = await store.get(key);
  const value = { ...figures } as unknown as Json;
  if (record === undefined) await store.commit([{ kind: 'insert', key, value }]);
  else if (JSON.stringify(record.value) !== JSON.stringify(value)) await store.commit([{ kind: 'replace', key, version: record.version, value }]);
}
