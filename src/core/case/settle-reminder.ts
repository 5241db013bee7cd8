import { refuse, type Result } from '../result.ts';
import { planReminders } from '../reminder/plan-reminders.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { withReason } from './with-reason.ts';

/** Somebody says that a reminder is done with. One that has a step is done by recording the step, so there only «not relevant» is left. */
export function settleReminder(
  { reminder: id, position, as, reason }: Extract<Command, { kind: 'settle-reminder' }>,
  { state, world, turn }: Moment,
): Result<Decision, Refusal> {
  const planned = planReminders(state, world.policy, world.today).find((one) => one.reminder.id === id && one.position === position);
  if (planned === undefined) return refuse({ reason: 'already-done' });
  const settled = { kind: 'reminder-settled', reminder: id, position, as } as const;
  if (as === 'not-relevant') return withReason(reason, turn, (ref) => ({ ...settled, reason: ref }));
  return planned.step === null ? happen({ ...settled, reason: null }) : refuse({ reason: 'not-applicable' });
}
