import { mayDeleteCase, toKeptMonths } from '../core/case/may-delete-case.ts';
import type { CaseState } from '../core/case/state.ts';
import type { CaseId, TenantId } from '../core/ids.ts';
import type { StoredRecord, UnreadableRecord, Write } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { loadCurrentPolicy } from './current-policy.ts';
import { keys } from './keys.ts';
import { loadCase } from './load-case.ts';
import { summarySchema } from './summary.ts';

/** How many records are read in one go. */
const page = 200;

/** Deletes every closed and archived case whose months are over, as the municipality's setting is now; returns how many. A case that changes meanwhile waits for the next time. */
export async function sweepCases(app: App, tenant: TenantId): Promise<number> {
  const policy = await loadCurrentPolicy(app, tenant);
  const setting = policy?.settings.find(({ id }) => id === 'retention.case-months');
  if (toKeptMonths(setting) === null) return 0;
  let deleted = 0;
  for await (const record of everyPage(app, keys.summary(tenant, '' as CaseId))) {
    if ('unreadable' in record) continue;
    const summary = summarySchema.safeParse(record.value);
    if (!summary.success || summary.data.status !== 'closed') continue;
    const { caseId } = summary.data;
    try {
      const loaded = await loadCase(app, tenant, caseId);
      if (loaded === undefined || !mayDeleteCase(loaded.state, loaded.policy, { today: app.clock.today(), setting })) continue;
      // The case itself with the version that was looked at: whoever changes it meanwhile keeps it.
      const own: Write = { kind: 'delete', key: keys.case(tenant, caseId), version: loaded.version };
      const { ok } = await app.store.commit([own, ...(await besides(app, tenant, loaded.state))]);
      if (!ok) continue;
      app.log.info({ caseId }, 'case deleted');
      deleted += 1;
    } catch (error) {
      // One case that cannot be read must not keep the others.
      app.log.error({ caseId }, 'a case could not be looked at for deletion', error);
    }
  }
  return deleted;
}

/** What is to go along with a case. The ledger of what has left stays: it holds no text, and its keys must never be used again. */
async function besides(app: App, tenant: TenantId, state: CaseState): Promise<readonly Write[]> {
  const { id } = state;
  const single = [
    keys.summary(tenant, id),
    keys.open(tenant, id),
    keys.keptSlots(tenant, id),
    keys.owner(tenant, state.owner, id),
    ...state.shares.map((share) => keys.shared(tenant, share.with, id)),
    ...state.panel.map(({ user }) => keys.panel(tenant, user, id)),
  ];
  const found: (StoredRecord | UnreadableRecord)[] = [];
  for (const key of new Set(single)) {
    const record = await app.store.get(key);
    if (record !== undefined) found.push(record);
  }
  for (const prefix of [keys.ofCase(tenant, id), keys.card(tenant, id, '')]) for await (const record of everyPage(app, prefix)) found.push(record);
  const quoted = JSON.stringify(id);
  for (const prefix of [keys.outbox(tenant, ''), keys.reportedFinding(tenant, '')])
    for await (const record of everyPage(app, prefix))
      if (!('unreadable' in record) && !isOfBroadcast(record) && JSON.stringify(record.value).includes(quoted)) found.push(record);
  // The list HR sees of what may not have arrived: its lines lead to the case.
  for await (const record of everyPage(app, keys.unconfirmed(tenant, '')))
    if (!isOfBroadcast(record) && record.key.split('/').includes(id)) found.push(record);
  return found.map(({ key, version }) => ({ kind: 'delete', key, version }));
}

/** Broadcasts are numbered like cases, and live longer. */
function isOfBroadcast({ key }: { readonly key: string }): boolean {
  return /^[^/]+\/[^/]+\/broadcast\//.test(key);
}

async function* everyPage(app: App, prefix: string): AsyncGenerator<StoredRecord | UnreadableRecord> {
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    yield* found;
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return;
  }
}
