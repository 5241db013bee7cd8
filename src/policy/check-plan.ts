import { toAnchorFault } from './check-reminders.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';

/** Checks that the milestones of the suggested plan name steps and date fields that some municipality has. */
export function checkPlan(draft: PolicyDraft, report: Report): void {
  const knowsStep = (id: string): boolean => draft.steps.knows(id) || draft.stepsElsewhere.has(id);
  for (const entry of draft.plan.entries.values()) {
    const stage = entry.value;
    if (stage === undefined) continue;
    const fault = (path: readonly PropertyKey[], reason: string): void => report(entry.at(...path), `milestone ${stage.id}: ${reason}`);
    stage.steps.forEach((step, index) => {
      if (!knowsStep(step)) fault(['steps', index], `the step ${step} is defined in no steps file`);
    });
    stage.known.forEach((anchor, index) => {
      const wrong = toAnchorFault(anchor, draft, knowsStep);
      if (wrong !== null) fault(['known', index], wrong);
    });
    const wrong = stage.suggests === undefined ? null : toAnchorFault({ field: stage.suggests }, draft, knowsStep);
    if (wrong !== null) fault(['suggests'], wrong);
  }
}
