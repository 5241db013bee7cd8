import { type Door, type Gate, type PolicyData, type Step, policySchema } from '../core/case/definition.ts';
import type { PlanStage } from '../core/reminder/plan-stage.ts';
import type { Reminder } from '../core/reminder/reminder.ts';
import type { Layered } from './layered.ts';
import type { Place } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';

/** A step where the municipality's stages name it. */
export interface NamedStep {
  readonly id: string;
  readonly stage: string;
  readonly place: Place;
}

/** The path as the stages name it; read leniently, so that one slip in policy.yaml does not hide the rest. */
export function toPath({ municipality }: PolicyDraft): readonly NamedStep[] {
  const stages = listIn(municipality.raw, 'stages');
  return stages.flatMap((stage, index) =>
    listIn(stage, 'steps').flatMap((id, position) =>
      typeof id === 'string' ? [{ id, stage: stageId(stage), place: municipality.at('stages', index, 'steps', position) }] : [],
    ),
  );
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function stageId(stage: unknown): string {
  return typeof stage === 'object' && stage !== null && 'id' in stage ? String(stage.id) : '';
}

/** A door as the municipality's path leaves it, with its number in the file. */
export interface KeptDoor {
  readonly index: number;
  readonly door: Door;
}

/** A door waits in front of the steps the path has; one in front of none is left out. */
export function keptDoors(gate: Gate, inPath: ReadonlySet<string>): readonly KeptDoor[] {
  return gate.doors.flatMap((door, index) => {
    const before = door.before.filter((id) => inPath.has(id));
    return before.length === 0 ? [] : [{ index, door: { ...door, before } }];
  });
}

/** Puts a draft without faults together; undefined when a part could not be read, which has then been reported. */
export function resolveDraft(draft: PolicyDraft): PolicyData | undefined {
  const municipality = draft.municipality.value;
  const labels = draft.labels.value;
  if (municipality === undefined || labels === undefined) return undefined;
  const path = toPath(draft);
  const inPath = new Set(path.map(({ id }) => id));
  const steps = path.flatMap(({ id, stage }): readonly Step[] => {
    const step = draft.steps.entries.get(id)?.value;
    return step === undefined ? [] : [{ ...step, stage }];
  });
  // In the order of their numbers, whichever layer they come from: the first shut door is the one a manager is told of.
  const ordered = [...valuesOf(draft.gates)].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  const gates = ordered.flatMap((gate): readonly Gate[] => {
    const doors = keptDoors(gate, inPath).map(({ door }) => door);
    return doors.length === 0 ? [] : [{ ...gate, doors }];
  });
  // Parsed once more as a whole: what leaves here is what the schema says a policy is, whatever the layers were.
  const whole = policySchema.safeParse({
    id: municipality.id,
    name: municipality.name,
    locale: municipality.locale,
    stages: municipality.stages.map(({ id, codes, title }) => ({ id, codes, title })),
    steps,
    gates,
    rules: valuesOf(draft.rules).map((rule) => ({ ...rule, source: municipality.sources[rule.source] ?? rule.source })),
    settings: valuesOf(draft.settings),
    unions: valuesOf(draft.unions),
    reminders: valuesOf(draft.reminders).flatMap((reminder): readonly Reminder[] => {
      if (reminder.step !== undefined && !inPath.has(reminder.step)) return [];
      return [{ ...reminder, rules: reminder.rules.filter((rule) => draft.rules.entries.has(rule)) }];
    }),
    // A milestone whose steps are all somebody else's is no milestone here.
    plan: valuesOf(draft.plan).flatMap((stage): readonly PlanStage[] => {
      const own = stage.steps.filter((id) => inPath.has(id));
      return own.length === 0 && stage.steps.length > 0 ? [] : [{ ...stage, steps: own }];
    }),
    labels,
  });
  return whole.success ? whole.data : undefined;
}

function valuesOf<Value>({ entries }: Layered<Value>): readonly Value[] {
  return [...entries.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
}
