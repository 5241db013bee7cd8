import type { Policy } from '../../core/case/definition.ts';
import type { CaseId, TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { loadCase } from '../load-case.ts';
import { wakeAfter } from './wake-concerned.ts';

const page = 200;
/** Cases gone over side by side: a store over a network then answers for all of them in one journey. */
const atOnce = 20;

/** Schedules anew what every case asks for, closed ones included, since some reminders come long after; mends what a crash between a change and its wake has left. */
export async function replanAll(app: App, tenant: TenantId): Promise<void> {
  const policy = (await loadCurrentPolicy(app, tenant)) ?? null;
  const prefix = `${tenant}/index/owner/`;
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (let from = 0; from < found.length; from += atOnce)
      await Promise.all(
        found.slice(from, from + atOnce).map(({ key }) => replan(app, tenant, { caseId: key.slice(key.lastIndexOf('/') + 1) as CaseId, policy })),
      );
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) break;
  }
}

async function replan(app: App, tenant: TenantId, { caseId, policy }: { readonly caseId: CaseId; readonly policy: Policy | null }): Promise<void> {
  // One case that cannot be read must not keep the others from being reminded of.
  const loaded = await loadCase(app, tenant, caseId).catch((error: unknown) => {
    app.log.error({ caseId }, 'a case could not be read for its reminders', error);
    return undefined;
  });
  if (loaded !== undefined) await wakeAfter(app, tenant, loaded, policy);
}
