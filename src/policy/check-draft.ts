import { routes, roleFamilies, serviceAreas, temporaryGrounds } from '../core/case/facts.ts';
import type { ConditionNames } from './check-condition.ts';
import { checkGates } from './check-gates.ts';
import { checkPlan } from './check-plan.ts';
import { checkReminders } from './check-reminders.ts';
import { checkSteps } from './check-steps.ts';
import { checkSettings } from './check-settings.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';
import { toPath } from './resolve-draft.ts';

/** Checks a policy's parts against each other. */
export function checkDraft(draft: PolicyDraft, id: string, report: Report): void {
  const names: ConditionNames = {
    steps: new Set(toPath(draft).map((step) => step.id)),
    knowsSetting: draft.settings.knows,
    settingValue: (setting) => draft.settings.entries.get(setting)?.value?.value,
  };
  checkStages(draft, id, report);
  checkLabels(draft, report);
  checkSettings(draft, report);
  checkSteps(draft, names, report);
  checkGates(draft, names, report);
  checkReminders(draft, names, report);
  checkPlan(draft, report);
}

function checkStages(draft: PolicyDraft, id: string, report: Report): void {
  const { municipality } = draft;
  if (municipality.value !== undefined && municipality.value.id !== id) {
    report(municipality.at('id'), `the id is ${municipality.value.id}, but the folder is called ${id}`);
  }
  const stages = municipality.value?.stages.map((stage) => stage.id) ?? [];
  stages.forEach((stage, index) => {
    if (stages.indexOf(stage) !== index) report(municipality.at('stages', index, 'id'), `the stage ${stage} is there twice`);
  });
  const path = toPath(draft);
  path.forEach((step, index) => {
    if (!draft.steps.knows(step.id)) report(step.place, `the step ${step.id} is defined in no steps file`);
    if (path.findIndex((other) => other.id === step.id) !== index) report(step.place, `the step ${step.id} is named twice`);
  });
}

/** Every value the case form offers has exactly one label. */
function checkLabels({ labels }: PolicyDraft, report: Report): void {
  const values = { serviceArea: serviceAreas, roleFamily: roleFamilies, route: routes, ground: temporaryGrounds } as const;
  if (labels.value === undefined) return;
  for (const [name, known] of Object.entries(values) as [keyof typeof values, readonly string[]][]) {
    const ids: readonly string[] = labels.value[name].map((label) => label.id);
    ids.forEach((id, index) => {
      if (!known.includes(id)) report(labels.at(name, index, 'id'), `${name} has no value ${id}`);
      if (ids.indexOf(id) !== index) report(labels.at(name, index, 'id'), `${name} ${id} has two labels`);
    });
    const missing = known.filter((id) => !ids.includes(id));
    if (missing.length > 0) report(labels.at(name), `${name} lacks a label for ${missing.join(', ')}`);
  }
}
