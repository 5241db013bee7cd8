import { z } from 'zod';
import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

const lineSchema = z.strictObject({ at: z.string(), to: z.string().nullable() });

/** How many are read at a time. */
const page = 500;

/** A message of which nobody knows whether it arrived: under which key, when it was last tried, and for whom. */
export interface Unconfirmed {
  readonly key: string;
  readonly at: string;
  readonly to: string | null;
  /** What a write that takes it off the list must name. */
  readonly version: number;
}

/** Every message of which nobody knows whether it arrived. They are never sent again by themselves. */
export async function listUnconfirmed({ store }: Pick<App, 'store'>, tenant: TenantId): Promise<readonly Unconfirmed[]> {
  const prefix = keys.unconfirmed(tenant, '');
  const found: Unconfirmed[] = [];
  let after: string | undefined;
  for (;;) {
    const records = await store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const record of records) {
      const key = record.key.slice(prefix.length);
      found.push(
        'unreadable' in record ? { key, at: '', to: null, version: 0 } : { key, ...lineSchema.parse(record.value), version: record.version },
      );
    }
    after = records.at(-1)?.key;
    if (records.length < page || after === undefined) return found;
  }
}
