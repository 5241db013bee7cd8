import type { CaseId, IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { addDays } from '../../core/reminder/working-days.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadReminded, rememberedDays, toRemindedWrite } from './reminded.ts';

const page = 200;

/**
 * Forgets what people have been told of cases that are gone, or so long ago that it is of no account, and what was to be
 * told of cases that are gone; returns how many records were changed. What somebody changes meanwhile waits for the next time.
 */
export async function sweepReminded(app: App, tenant: TenantId): Promise<number> {
  const known = new Map<string, boolean>();
  const isThere = async (caseId: string): Promise<boolean> => {
    const there = known.get(caseId) ?? (await app.store.get(keys.summary(tenant, caseId as CaseId))) !== undefined;
    known.set(caseId, there);
    return there;
  };
  const today = app.clock.today();
  let swept = 0;
  for (const key of await keysUnder(app, keys.reminded(tenant, '' as UserId))) {
    const user = key.slice(keys.reminded(tenant, '' as UserId).length) as UserId;
    if (await sweepTold(app, tenant, user, { today, isThere })) swept += 1;
  }
  for (const key of await keysUnder(app, `${tenant}/index/tell/`)) {
    if (await isThere(key.slice(key.lastIndexOf('/') + 1))) continue;
    if ((await app.store.commit([{ kind: 'delete', key, version: 1 }])).ok) swept += 1;
  }
  return swept;
}

async function sweepTold(
  app: App,
  tenant: TenantId,
  user: UserId,
  { today, isThere }: { readonly today: IsoDate; readonly isThere: (caseId: string) => Promise<boolean> },
): Promise<boolean> {
  try {
    const { reminded, version } = await loadReminded(app, tenant, user);
    if (version === 0) return false;
    const since = addDays(today, -rememberedDays);
    const all = Object.entries(reminded.told);
    const kept: typeof all = [];
    for (const [id, one] of all) if ((one.on >= since || (one.until ?? '') >= since) && (await isThere(id.split('/')[0] ?? ''))) kept.push([id, one]);
    // The day of her last message counts on that day alone.
    if (kept.length === 0 && (reminded.sent ?? '') < today)
      return (await app.store.commit([{ kind: 'delete', key: keys.reminded(tenant, user), version }])).ok;
    if (kept.length === all.length) return false;
    return (await app.store.commit([toRemindedWrite(tenant, user, { reminded: { ...reminded, told: Object.fromEntries(kept) }, version })])).ok;
  } catch (error) {
    // One record that cannot be read must not keep the others.
    app.log.error({ user }, 'what a person has been told could not be looked at', error);
    return false;
  }
}

async function keysUnder({ store }: App, prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const after = found.at(-1);
    const some = await store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    found.push(...some.map(({ key }) => key));
    if (some.length < page) return found;
  }
}
