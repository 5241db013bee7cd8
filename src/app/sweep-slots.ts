import { mayDeleteSlots } from '../core/case/may-delete-slots.ts';
import type { CaseId, TenantId } from '../core/ids.ts';
import type { App } from './app.ts';
import { keys } from './keys.ts';
import { loadCase } from './load-case.ts';

/** How many cases are looked at in one go. */
const page = 200;

/** Forgets the numbered candidates of every case that was closed long enough ago and is archived; returns of how many cases. A case that changes meanwhile waits for the next time. */
export async function sweepSlots(app: App, tenant: TenantId): Promise<number> {
  const prefix = keys.keptSlots(tenant, '');
  let deleted = 0;
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const { key, version } of found) {
      const id = key.slice(prefix.length) as CaseId;
      if (await forget(app, tenant, id, { key, version })) deleted += 1;
    }
    const last = found.at(-1);
    if (found.length < page || last === undefined) return deleted;
    after = last.key;
  }
}

async function forget(app: App, tenant: TenantId, id: CaseId, index: { readonly key: string; readonly version: number }): Promise<boolean> {
  try {
    const loaded = await loadCase(app, tenant, id);
    if (loaded === undefined || loaded.slotsVersion === 0 || !mayDeleteSlots(loaded.state, loaded.policy, app.clock.today())) return false;
    const { ok } = await app.store.commit([
      { kind: 'delete', key: keys.slots(tenant, id), version: loaded.slotsVersion },
      { kind: 'delete', ...index },
    ]);
    if (ok) app.log.info({ caseId: id }, 'candidate numbers deleted');
    return ok;
  } catch (error) {
    // One case that cannot be read must not keep the others.
    app.log.error({ caseId: id }, 'candidate numbers could not be looked at', error);
    return false;
  }
}
