import type { Anchor, Reminder } from '../core/reminder/reminder.ts';
import { checkCondition, type ConditionNames } from './check-condition.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';

/** Checks that reminders name steps, date fields and rules that some municipality has; a misspelt one would never be sent. */
export function checkReminders(draft: PolicyDraft, names: ConditionNames, report: Report): void {
  const knowsStep = (id: string): boolean => draft.steps.knows(id) || draft.stepsElsewhere.has(id);
  for (const entry of draft.reminders.entries.values()) {
    const reminder = entry.value;
    if (reminder === undefined) continue;
    const fault = (path: readonly PropertyKey[], reason: string): void => report(entry.at(...path), `reminder ${reminder.id}: ${reason}`);
    if (reminder.step !== undefined && !knowsStep(reminder.step)) fault(['step'], `the step ${reminder.step} is defined in no steps file`);
    if (reminder.step !== undefined && reminder.afterClosing) fault(['afterClosing'], 'when the case is closed its steps are done');
    reminder.rules.forEach((rule, index) => {
      if (!draft.rules.knows(rule) && !draft.rulesElsewhere.has(rule)) fault(['rules', index], `the rule ${rule} does not exist`);
    });
    reminder.from.forEach((anchor, index) => {
      const wrong = toAnchorFault(anchor, draft, knowsStep);
      if (wrong !== null) fault(['from', index], wrong);
    });
    if (reminder.when !== undefined) for (const wrong of checkCondition(reminder.when, names, ['when'])) fault(wrong.path, wrong.reason);
    if (isLate(reminder) && reminder.step === undefined && !reminder.afterClosing)
      fault(['step'], 'without a step it goes on for ever unless it is about the time after the case');
  }
}

function isLate({ days, workdays }: Reminder): boolean {
  return days >= 0 && workdays >= 0;
}

/** What is wrong with a date something hangs on, or null. */
export function toAnchorFault(anchor: Anchor, draft: PolicyDraft, knowsStep: (id: string) => boolean): string | null {
  if ('date' in anchor) return null;
  const path = 'field' in anchor ? anchor.field : 'each' in anchor ? anchor.each : 'last' in anchor ? anchor.last : null;
  const id = path !== null ? (path.split('/')[0] ?? '') : 'asked' in anchor ? anchor.asked : 'recorded' in anchor ? anchor.recorded : '';
  if (!knowsStep(id)) return `the step ${id} is defined in no steps file`;
  const step = draft.steps.entries.get(id)?.value;
  if (step === undefined) return null;
  if ('asked' in anchor) return step.asks === undefined && step.involves === undefined ? `the step ${id} asks nobody` : null;
  if (path === null) return null;
  const name = path.split('/')[1] ?? '';
  const kind = 'field' in anchor ? 'date' : 'times';
  return step.fields.find((one) => one.id === name)?.kind === kind ? null : `the step ${id} has no ${kind} field ${name}`;
}
