import type { ReminderParts } from '../schedule/start-reminders.ts';

/** What the use cases do when the time of a reminder has come. None of them plans reminders yet, so there is nothing to look at. */
export function openReminders(): Pick<ReminderParts, 'handle' | 'replanAll'> {
  return { handle: async () => null, replanAll: async () => {} };
}
