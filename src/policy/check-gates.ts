import type { Gate } from '../core/case/definition.ts';
import { checkCondition, type ConditionNames } from './check-condition.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';
import type { Entry } from './read-entries.ts';
import { type KeptDoor, keptDoors } from './resolve-draft.ts';

/** Checks the gates: their doors open, in time, by steps that cannot be left out. */
export function checkGates(draft: PolicyDraft, names: ConditionNames, report: Report): void {
  for (const entry of draft.gates.entries.values()) {
    const gate = entry.value;
    if (gate === undefined) continue;
    checkBefore(entry, gate, draft, report);
    const doors = keptDoors(gate, names.steps);
    if (doors.length === 0) continue;
    gate.rules.forEach((id, index) => {
      if (!draft.rules.knows(id)) report(entry.at('rules', index), `gate ${gate.id}: the rule ${id} does not exist`);
    });
    for (const kept of doors) checkDoor(entry, kept, draft, names, report);
  }
}

/** A door before an absent step is left out, so a misspelt one would open a gate without a word. */
function checkBefore(entry: Entry<Gate>, gate: Gate, draft: PolicyDraft, report: Report): void {
  gate.doors.forEach((door, index) =>
    door.before.forEach((id, position) => {
      if (draft.steps.knows(id) || draft.stepsElsewhere.has(id)) return;
      report(entry.at('doors', index, 'before', position), `gate ${gate.id}: the step ${id} is defined in no steps file`);
    }),
  );
}

function checkDoor(entry: Entry<Gate>, { door, index }: KeptDoor, draft: PolicyDraft, names: ConditionNames, report: Report): void {
  const fault = (path: readonly PropertyKey[], reason: string): void => report(entry.at('doors', index, ...path), `gate ${entry.id}: ${reason}`);
  if (!draft.rules.knows(door.rule)) fault(['rule'], `the rule ${door.rule} does not exist`);
  if (door.restsOn !== undefined && !draft.settings.knows(door.restsOn)) {
    fault(['restsOn'], `the setting ${door.restsOn} does not exist`);
  }
  for (const wrong of checkCondition(door.needs, names, ['needs'])) fault(wrong.path, wrong.reason);

  const order = [...names.steps];
  door.openedBy.forEach((id, position) => {
    const path = ['openedBy', position];
    if (!names.steps.has(id)) {
      fault(path, `the step ${id}, which should open the door, is not in the policy's stages`);
      return;
    }
    const late = door.before.filter((waiting) => order.indexOf(id) >= order.indexOf(waiting));
    if (late.length > 0) fault(path, `the step ${id} opens the door but does not come before ${late.join(', ')}`);
    const opener = draft.steps.entries.get(id);
    if (opener?.value?.skippable === true) {
      const place = opener.at('skippable');
      report(place, `step ${id}: it opens a door of gate ${entry.id} and must say skippable: false`);
    }
  });
}
