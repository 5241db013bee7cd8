import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { loadDelivery } from './ledger.ts';
import { toPlanWrite, type Notification } from './outbox-item.ts';

/** Plans a message to a person and sends it after the commit, in her language; false when its key has been used before, and then nothing happens. A use case with events to commit plans with `toPlanWrite` in that commit instead. */
export async function notifyPerson(
  app: Pick<App, 'store' | 'clock' | 'trace' | 'outbox'>,
  tenant: TenantId,
  notification: Notification,
): Promise<boolean> {
  if ((await loadDelivery(app, tenant, notification.key)) !== undefined) return false;
  const planned = await app.store.commit([toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, notification)]);
  if (planned.ok) app.outbox.wake(tenant, [notification]);
  return planned.ok;
}
