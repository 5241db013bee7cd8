import type { TenantId, UserId } from '../../core/ids.ts';
import type { Json, Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { loadProfileRecord } from '../profile.ts';
import type { Alerts } from './alerts.ts';
import { sendDigest } from './send-digest.ts';
import { digestKey } from './wake-concerned.ts';

/** Keeps what somebody has chosen, and whose reminders her stand-in gets, all or nothing; then both are looked at again, for their next day may be another one. */
export async function saveAlerts(app: App, tenant: TenantId, user: UserId, alerts: Alerts): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { profile, version } = await loadProfileRecord(app, tenant, user);
    const value = { ...profile, alerts } as unknown as Json;
    const key = keys.profile(tenant, user);
    const before = profile.alerts?.absence?.standIn ?? null;
    const after = alerts.absence?.standIn ?? null;
    const cover: readonly Write[] =
      before === after
        ? []
        : [
            ...(before === null ? [] : [{ kind: 'delete', key: keys.cover(tenant, before, user), version: 1 } as const]),
            ...(after === null ? [] : [{ kind: 'insert', key: keys.cover(tenant, after, user), value: true } as const]),
          ];
    const committed = await app.store.commit([version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value }, ...cover]);
    if (!committed.ok) continue;
    for (const one of new Set([user, before, after])) if (one !== null) await lookAgain(app, tenant, one);
    return;
  }
  throw new Error('What somebody has chosen could not be written: too many changes at once');
}

/** Sends what is due now, if anything, and schedules the rest. */
async function lookAgain(app: App, tenant: TenantId, user: UserId): Promise<void> {
  const at = await sendDigest(app, tenant, user);
  if (at !== null) await app.scheduler.wakeBy({ tenant, key: digestKey(user), at });
}
