import type { Situation } from '../../core/broadcast/audience.ts';
import { situationsOf } from '../../core/broadcast/situations-of.ts';
import type { Facts } from '../../core/case/facts.ts';
import type { CaseId, TenantId, UserId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadCase } from '../load-case.ts';
import { summarySchema, type Summary } from '../summary.ts';

const page = 200;

/** What somebody's open cases say about her. */
export interface CaseStanding {
  readonly areas: ReadonlySet<Facts['serviceArea']>;
  readonly situations: ReadonlySet<Situation>;
}

interface Growing {
  readonly areas: Set<Facts['serviceArea']>;
  readonly situations: Set<Situation>;
}

/** How the open cases of a municipality stand, by who leads them; of one person alone when she is named. */
export async function findSituations(
  app: App,
  tenant: TenantId,
  { wanted, owner = null }: { readonly wanted: readonly Situation[]; readonly owner?: UserId | null },
): Promise<ReadonlyMap<UserId, CaseStanding>> {
  const prefix = owner === null ? keys.open(tenant, '') : keys.owner(tenant, owner, '');
  const byOwner = new Map<UserId, Growing>();
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const { key } of found) {
      const summary = await loadSummary(app, tenant, key.slice(prefix.length) as CaseId);
      if (summary === undefined || summary.status === 'closed') continue;
      const standing = byOwner.get(summary.owner) ?? { areas: new Set(), situations: new Set() };
      byOwner.set(summary.owner, standing);
      if (summary.serviceArea !== null) standing.areas.add(summary.serviceArea);
      for (const one of await toSituations(app, tenant, summary, wanted)) standing.situations.add(one);
    }
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return byOwner;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

async function loadSummary({ store }: Pick<App, 'store'>, tenant: TenantId, id: CaseId): Promise<Summary | undefined> {
  const record = await store.get(keys.summary(tenant, id));
  return record === undefined ? undefined : summarySchema.parse(record.value);
}

/** The summary says how the case stood when it last changed; days can only have taken a situation away since, never brought one. */
async function toSituations(app: App, tenant: TenantId, summary: Summary, wanted: readonly Situation[]): Promise<readonly Situation[]> {
  const asked = wanted.filter((one) => summary.situations?.includes(one) ?? true);
  if (asked.length === 0) return [];
  const loaded = await loadCase(app, tenant, summary.caseId);
  if (loaded === undefined) return [];
  const now = situationsOf(loaded.state, loaded.policy, app.clock.today());
  return asked.filter((one) => now.includes(one));
}
