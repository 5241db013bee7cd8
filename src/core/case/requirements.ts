import { z } from 'zod';

const line = z.strictObject({ id: z.string(), text: z.string().min(1).max(200), task: z.string().nullable() });

/** The job analysis as a list: tasks, and what each of them demands (S2-04). Versioned; frozen at publication (S2-06, S3-03). */
export const requirementsSchema = z.strictObject({
  version: z.int().min(1),
  tasks: z.array(z.strictObject({ id: z.string(), text: z.string().min(1).max(200) })).readonly(),
  must: z.array(line).readonly(),
  should: z.array(line).readonly(),
  traits: z.array(line).readonly(),
});

/** One requirement or trait, with the task that calls for it once she has said which. */
export type RequirementLine = Readonly<z.infer<typeof line>>;
/** The job analysis as a list. */
export type Requirements = Readonly<z.infer<typeof requirementsSchema>>;

/** The parts of the list whose lines must each belong to a task. */
export const linkedParts = ['must', 'should', 'traits'] as const;

/** What still keeps the list from being complete, or null. At least one task and one must-requirement; every line belongs to a task (S2-04, S3-09). */
export function requirementsGap(list: Requirements | null): 'empty' | 'no-must' | 'unlinked' | null {
  if (list === null || list.tasks.length === 0) return 'empty';
  if (list.must.length === 0) return 'no-must';
  const linked = (part: readonly RequirementLine[]) => part.every((one) => one.task !== null);
  return linkedParts.every((part) => linked(list[part])) ? null : 'unlinked';
}

/** What she wrote, one line each. */
export interface RequirementTexts {
  readonly tasks: readonly string[];
  readonly must: readonly string[];
  readonly should: readonly string[];
  readonly traits: readonly string[];
}

/** Builds the next version. A line whose words are unchanged keeps its id and its task; with a single task every line belongs to it. */
export function reviseRequirements(previous: Requirements | null, texts: RequirementTexts): Requirements {
  const tasks = texts.tasks.map((text, index) => ({ id: `t${index + 1}`, text }));
  const taskText = new Map(previous?.tasks.map((task) => [task.id, task.text]));
  const toTask = (part: (typeof linkedParts)[number], text: string): string | null => {
    const only = tasks.length === 1 ? tasks[0] : undefined;
    if (only !== undefined) return only.id;
    const before = previous?.[part].find((one) => one.text === text)?.task ?? null;
    if (before === null) return null;
    return tasks.find((task) => task.text === taskText.get(before))?.id ?? null;
  };
  const toLines = (part: (typeof linkedParts)[number], letter: string) =>
    texts[part].map((text, index) => ({ id: `${letter}${index + 1}`, text, task: toTask(part, text) }));
  return {
    version: (previous?.version ?? 0) + 1,
    tasks,
    must: toLines('must', 'm'),
    should: toLines('should', 's'),
    traits: toLines('traits', 'e'),
  };
}

/** Adds the tasks she has chosen for lines; unknown ids and tasks are ignored. */
export function linkRequirements(list: Requirements, chosen: Readonly<Record<string, string>>): Requirements {
  const known = new Set(list.tasks.map((task) => task.id));
  const link = (lines: readonly RequirementLine[]) =>
    lines.map((one) => {
      const task = chosen[one.id];
      return task !== undefined && known.has(task) ? { ...one, task } : one;
    });
  return { ...list, version: list.version + 1, must: link(list.must), should: link(list.should), traits: link(list.traits) };
}

/** Splits a multi-line field into lines, without the bullets and numbers people paste. */
export function toLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((one) => one.replace(/^\s*(?:[-–—*•·▪◦‣]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((one) => one !== '');
}
