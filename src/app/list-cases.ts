import type { CaseId, TenantId, UserId } from '../core/ids.ts';
import type { App } from './app.ts';
import { keys } from './keys.ts';
import { summarySchema, type Summary } from './summary.ts';

/** How many index entries are read at a time. */
const page = 200;

async function idsUnder(app: App, prefix: string): Promise<readonly CaseId[]> {
  const ids: CaseId[] = [];
  let after: string | undefined;
  for (;;) {
    const found = await app.store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    ids.push(...found.map(({ key }) => key.slice(prefix.length) as CaseId));
    const last = found.at(-1);
    if (found.length < page || last === undefined) return ids;
    after = last.key;
  }
}

async function summariesOf(app: App, tenant: TenantId, ids: readonly CaseId[]): Promise<readonly Summary[]> {
  const found: Summary[] = [];
  // A page at a time: all of a town’s at once would hold up everybody else.
  for (let from = 0; from < ids.length; from += page) {
    const records = await Promise.all(ids.slice(from, from + page).map((id) => app.store.get(keys.summary(tenant, id))));
    found.push(...records.flatMap((record) => (record === undefined ? [] : [summarySchema.parse(record.value)])));
  }
  return found.toSorted(byNumber);
}

/** Newest first: by year, then by running number. */
function byNumber(one: Summary, other: Summary): number {
  const parts = (id: string) => id.split('-').map(Number);
  const [year = 0, number = 0] = parts(one.caseId);
  const [otherYear = 0, otherNumber = 0] = parts(other.caseId);
  return otherYear - year || otherNumber - number;
}

/** The cases a person owns, newest first, closed ones included. */
export async function listOwnCases(app: App, tenant: TenantId, user: UserId): Promise<readonly Summary[]> {
  return summariesOf(app, tenant, await idsUnder(app, keys.owner(tenant, user, '')));
}

/** The cases somebody takes part in without leading them, newest first, closed ones included. */
export async function listSharedCases(app: App, tenant: TenantId, user: UserId): Promise<readonly Summary[]> {
  return summariesOf(app, tenant, await idsUnder(app, keys.shared(tenant, user, '')));
}

/** The cases somebody is on the panel of, newest first, closed ones included. */
export async function listPanelCases(app: App, tenant: TenantId, user: UserId): Promise<readonly Summary[]> {
  return summariesOf(app, tenant, await idsUnder(app, keys.panel(tenant, user, '')));
}

/** Every case of the municipality that is not closed, newest first. */
export async function listOpenCases(app: App, tenant: TenantId): Promise<readonly Summary[]> {
  return summariesOf(app, tenant, await idsUnder(app, keys.open(tenant, '')));
}
