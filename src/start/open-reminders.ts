import type { App } from '../app/app.ts';
import { createWakeHandler } from '../app/remind/handle-wake.ts';
import { replanAll } from '../app/remind/replan-all.ts';
import type { ReminderParts } from '../schedule/start-reminders.ts';

/** What the use cases do when the time of a reminder has come, and each night for all cases. */
export function openReminders(app: App): Pick<ReminderParts, 'handle' | 'replanAll'> {
  return { handle: createWakeHandler(app), replanAll: (tenant) => replanAll(app, tenant) };
}
