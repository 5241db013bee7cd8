import { z } from 'zod';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import type { App } from '../app.ts';

/** What is kept of a person for a while: refused forms and texts that were checked. */
export interface ShortLived {
  readonly drafts: readonly { readonly form: string; readonly value: Json }[];
  readonly adverts: readonly { readonly id: string; readonly value: Json }[];
}

const entrySchema = z.tuple([z.string(), z.unknown()]);

async function ownEntries({ shortLived }: Pick<App, 'shortLived'>, tenant: TenantId, prefix: string): Promise<readonly (readonly [string, Json])[]> {
  const own: (readonly [string, Json])[] = [];
  for await (const entry of shortLived(tenant).iterator()) {
    const [key, value] = entrySchema.parse(entry);
    if (key.startsWith(prefix)) own.push([key.slice(prefix.length), value as Json]);
  }
  return own;
}

/** Her drafts and checked texts. */
export async function listShortLived(app: Pick<App, 'shortLived'>, tenant: TenantId, user: UserId): Promise<ShortLived> {
  const drafts = await ownEntries(app, tenant, `draft/${user}/`);
  const adverts = await ownEntries(app, tenant, `advert/${user}/`);
  return { drafts: drafts.map(([form, value]) => ({ form, value })), adverts: adverts.map(([id, value]) => ({ id, value })) };
}

/** Forgets her drafts and checked texts at once; how many there were. */
export async function dropShortLived(
  app: Pick<App, 'shortLived'>,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly drafts: number; readonly adverts: number }> {
  const { drafts, adverts } = await listShortLived(app, tenant, user);
  const keyv = app.shortLived(tenant);
  for (const { form } of drafts) await keyv.delete(`draft/${user}/${form}`);
  for (const { id } of adverts) await keyv.delete(`advert/${user}/${id}`);
  return { drafts: drafts.length, adverts: adverts.length };
}
