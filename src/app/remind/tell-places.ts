import type { CaseId, IsoDate, TenantId, UserId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';

/** That something of a case is to be told to a person on a day. What exactly, the case says when the day has come. */
export interface TellPlace {
  readonly user: UserId;
  readonly on: IsoDate;
  readonly caseId: CaseId;
}

type Parts = Pick<App, 'store'>;

const page = 200;
const maxAttempts = 50;

/** Puts places into the index by day; those that are there stay. Durable when it resolves. */
export async function addPlaces({ store }: Parts, tenant: TenantId, places: readonly TellPlace[]): Promise<void> {
  const wanted = [...new Set(places.map(({ user, on, caseId }) => keys.tell(tenant, user, on, caseId)))];
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const found = await Promise.all(wanted.map(async (key) => ({ key, isThere: (await store.get(key)) !== undefined })));
    const missing = found.flatMap(({ key, isThere }) => (isThere ? [] : [{ kind: 'insert', key, value: true } as const]));
    if (missing.length === 0 || (await store.commit(missing)).ok) return;
  }
  throw new Error('What is to be told could not be noted: too many changes at once');
}

/** A person's places up to a day, and the first day after it that has one. */
export async function findPlaces(
  { store }: Parts,
  tenant: TenantId,
  user: UserId,
  until: IsoDate,
): Promise<{ readonly places: readonly TellPlace[]; readonly next: IsoDate | null }> {
  const prefix = keys.tell(tenant, user, '', '');
  const places: TellPlace[] = [];
  let after: string | undefined;
  for (;;) {
    const found = await store.range(prefix, after === undefined ? { limit: page } : { after, limit: page });
    for (const { key } of found) {
      const [on = '', caseId = ''] = key.slice(prefix.length).split('/');
      if (on > until) return { places, next: on as IsoDate };
      places.push({ user, on: on as IsoDate, caseId: caseId as CaseId });
    }
    after = found.at(-1)?.key;
    if (found.length < page || after === undefined) return { places, next: null };
  }
}

/** Takes places out of the index; those that are gone already are passed over. */
export async function removePlaces({ store }: Parts, tenant: TenantId, places: readonly TellPlace[]): Promise<void> {
  // They are made and removed, never changed, so their version is always the first.
  await Promise.all(places.map(({ user, on, caseId }) => store.commit([{ kind: 'delete', key: keys.tell(tenant, user, on, caseId), version: 1 }])));
}
