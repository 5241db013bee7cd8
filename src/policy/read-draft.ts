import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Gate, type Rule, type Setting, type Union, gateSchema, ruleSchema, settingSchema, unionSchema } from '../core/case/definition.ts';
import { type PlanStage, planStageSchema } from '../core/reminder/plan-stage.ts';
import { type Reminder, reminderSchema } from '../core/reminder/reminder.ts';
import { type Layered, layer, leaveOut } from './layered.ts';
import { type Labels, type Municipality, type WrittenStep, labelsSchema, municipalitySchema, writtenStepSchema } from './policy-files.ts';
import type { Place, Report } from './policy-fault.ts';
import { type Entry, readEntries, reportDuplicates } from './read-entries.ts';
import { readYamlSource } from './read-yaml-source.ts';
import { toSchemaFaults } from './schema-faults.ts';

/** A whole file that is one value rather than a list. */
export interface Whole<Value> {
  readonly raw: unknown;
  readonly value: Value | undefined;
  readonly at: (...path: readonly PropertyKey[]) => Place;
}

/** The municipality's files laid over the base, each entry with its place, before they are checked against each other. */
export interface PolicyDraft {
  readonly municipality: Whole<Municipality>;
  readonly labels: Whole<Labels>;
  readonly rules: Layered<Rule>;
  readonly settings: Layered<Setting>;
  readonly gates: Layered<Gate>;
  readonly unions: Layered<Union>;
  readonly reminders: Layered<Reminder>;
  /** Milestones of the suggested plan, in order. */
  readonly plan: Layered<PlanStage>;
  /** Every step that is defined, also those the municipality's stages do not name. */
  readonly steps: Layered<WrittenStep>;
  /** Steps that only other municipalities define; the base's gates may know them. */
  readonly stepsElsewhere: ReadonlySet<string>;
  /** Rules that only other municipalities have; the base's reminders may rest on them. */
  readonly rulesElsewhere: ReadonlySet<string>;
}

/** Reads both layers and reports what is wrong with each file by itself. */
export function readDraft(folder: string, id: string, report: Report): PolicyDraft {
  const base = join(folder, 'base');
  const local = join(folder, id);
  const read = <Value>(what: string, schema: z.ZodType<Value>, path: string, mustExist: boolean): readonly Entry<Value>[] | undefined => {
    if (!mustExist && !existsSync(path)) return [];
    const entries = readEntries(path, what, schema, report);
    reportDuplicates(entries ?? [], what, report);
    return entries;
  };
  const list = <Value>(what: string, schema: z.ZodType<Value>, file: string, required: boolean): Layered<Value> =>
    layer(read(what, schema, join(base, file), true), read(what, schema, join(local, file), required));
  const municipality = readWhole(join(local, 'policy.yaml'), municipalitySchema, report);
  const settings = list('setting', settingSchema, 'settings.yaml', false);
  const unused = municipality.value?.unused ?? [];
  unused.forEach((setting, index) => {
    if (!settings.knows(setting)) report(municipality.at('unused', index), `the setting ${setting} does not exist`);
  });
  const rules = list('rule', ruleSchema, 'rules.yaml', true);
  // Of rules that could not be read everything is believed, also that they have an id nobody has given.
  const isComplete = !rules.knows('');
  const cited = new Set([...rules.entries.values()].map(({ value }) => value?.source));
  for (const source of Object.keys(municipality.value?.sources ?? {})) {
    if (isComplete && !cited.has(source)) report(municipality.at('sources', source), `no rule cites «${source}»`);
  }
  return {
    municipality,
    labels: readWhole(join(base, 'labels.yaml'), labelsSchema, report),
    rules,
    settings: leaveOut(settings, unused),
    gates: list('gate', gateSchema, 'gates.yaml', false),
    // Which unions there are is each municipality's own.
    unions: layer([], read('union', unionSchema, join(local, 'unions.yaml'), false)),
    reminders: layer(
      read('reminder', reminderSchema, join(base, 'reminders.yaml'), false),
      read('reminder', reminderSchema, join(local, 'reminders.yaml'), false),
    ),
    plan: layer(
      read('milestone', planStageSchema, join(base, 'plan.yaml'), false),
      read('milestone', planStageSchema, join(local, 'plan.yaml'), false),
    ),
    steps: layer(readSteps(join(base, 'steps'), report), readSteps(join(local, 'steps'), report)),
    stepsElsewhere: readElsewhere(folder, id, (name) => readSteps(join(folder, name, 'steps'), () => undefined)),
    rulesElsewhere: readElsewhere(folder, id, (name) => {
      const path = join(folder, name, 'rules.yaml');
      return existsSync(path) ? readEntries(path, 'rule', ruleSchema, () => undefined) : [];
    }),
  };
}

function readSteps(folder: string, report: Report): readonly Entry<WrittenStep>[] | undefined {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const files = names.map((name) => readEntries(join(folder, name), 'step', writtenStepSchema, report));
  const entries = files.flatMap((file) => file ?? []);
  reportDuplicates(entries, 'step', report);
  return files.includes(undefined) ? undefined : entries;
}

/** What is wrong in another municipality's files is told when that municipality is loaded. */
function readElsewhere(folder: string, id: string, read: (name: string) => readonly { readonly id: string }[] | undefined): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const others = readdirSync(folder).filter((name) => name !== id && name !== 'base');
  return new Set(others.flatMap((name) => read(name) ?? []).map((entry) => entry.id));
}

function readWhole<Value>(file: string, schema: z.ZodType<Value>, report: Report): Whole<Value> {
  const source = readYamlSource(file, report);
  if (source === undefined) return { raw: undefined, value: undefined, at: () => ({ file, line: 1 }) };
  const at = (...path: readonly PropertyKey[]): Place => source.at(path);
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { raw: source.value, value: parsed.data, at };
  for (const fault of toSchemaFaults(parsed.error.issues, source.value)) report(at(...fault.path), fault.reason);
  return { raw: source.value, value: undefined, at };
}
