import { resumeBroadcasts } from '../app/broadcast/resume-broadcasts.ts';
import type { App } from '../app/app.ts';
import { createWakeHandler } from '../app/remind/handle-wake.ts';
import { replanAll as replanCases } from '../app/remind/replan-all.ts';
import type { TenantId } from '../core/ids.ts';
import type { Replicas } from '../ports/replicas.ts';
import type { ReminderParts } from '../schedule/start-reminders.ts';

/** What the use cases do when the time of a reminder has come, and each night for all cases and broadcasts. */
export function openReminders(app: App, replicas: Replicas): Pick<ReminderParts, 'handle' | 'replanAll'> {
  // Broadcasts first: the cases may be many.
  const replanAll = async (tenant: TenantId) => {
    await resumeBroadcasts(app, tenant);
    await replanCases(app, tenant);
  };
  return { handle: createWakeHandler(app, replicas), replanAll };
}
