import { broadcastSchema, type Broadcast } from '../../core/broadcast/broadcast.ts';
import { noFigures, type Figures } from '../../core/broadcast/figures.ts';
import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadFigures } from './count-figures.ts';

const page = 100;

/** A broadcast with its figures as they were last counted. */
export interface ListedBroadcast {
  readonly broadcast: Broadcast;
  readonly figures: Figures;
}

/** Every broadcast that is kept, the newest first. */
export async function listBroadcasts(app: App, tenant: TenantId): Promise<readonly ListedBroadcast[]> {
  const prefix = keys.broadcast(tenant, '');
  const found: Broadcast[] = [];
  let after: string | undefined;
  for (;;) {
    const records = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const record of records) {
      if ('unreadable' in record) app.log.error({ key: record.key }, 'a broadcast cannot be read');
      else found.push(broadcastSchema.parse(record.value));
    }
    after = records.at(-1)?.key;
    if (records.length < page || after === undefined) break;
  }
  const newestFirst = found.toSorted((one, other) =>
    one.createdAt === other.createdAt ? byNumber(one, other) : one.createdAt < other.createdAt ? 1 : -1,
  );
  return Promise.all(newestFirst.map(async (broadcast) => ({ broadcast, figures: (await loadFigures(app, tenant, broadcast.id)) ?? noFigures })));
}

function byNumber({ id: one }: Broadcast, { id: other }: Broadcast): number {
  return Number(other.split('-')[1]) - Number(one.split('-')[1]);
}
