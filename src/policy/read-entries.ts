import type { z } from 'zod';
import type { Place, Report } from './policy-fault.ts';
import { type YamlSource, readYamlSource } from './read-yaml-source.ts';
import { toSchemaFaults } from './schema-faults.ts';

/** One entry of a policy file. A broken one keeps its id, so that those who name it are not blamed too. */
export interface Entry<Value> {
  readonly id: string;
  readonly value: Value | undefined;
  readonly at: (...path: readonly PropertyKey[]) => Place;
}

/** Reads a file that holds a list of entries with ids; an empty file is an empty list, one that cannot be read undefined. */
export function readEntries<Value>(file: string, what: string, schema: z.ZodType<Value>, report: Report): readonly Entry<Value>[] | undefined {
  const source = readYamlSource(file, report);
  if (source === undefined) return undefined;
  if (source.value === null) return [];
  if (!Array.isArray(source.value)) {
    report(source.at([]), `the file should be a list, each entry one ${what}`);
    return undefined;
  }
  return source.value.flatMap((raw: unknown, index) => readEntry(source, index, raw, what, schema, report));
}

function readEntry<Value>(
  source: YamlSource,
  index: number,
  raw: unknown,
  what: string,
  schema: z.ZodType<Value>,
  report: Report,
): readonly Entry<Value>[] {
  const at = (...path: readonly PropertyKey[]): Place => source.at([index, ...path]);
  const id = typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : undefined;
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const name = id === undefined ? `${what} number ${index + 1}` : `${what} ${id}`;
    for (const fault of toSchemaFaults(parsed.error.issues, raw)) report(at(...fault.path), `${name}: ${fault.reason}`);
  }
  return id === undefined ? [] : [{ id, value: parsed.success ? parsed.data : undefined, at }];
}

/** Reports every entry whose id an earlier entry of the same layer already has. */
export function reportDuplicates(entries: readonly Entry<unknown>[], what: string, report: Report): void {
  const first = new Map<string, Place>();
  for (const entry of entries) {
    const earlier = first.get(entry.id);
    if (earlier === undefined) first.set(entry.id, entry.at('id'));
    else report(entry.at('id'), `${what} ${entry.id} is already defined in ${earlier.file}:${earlier.line}`);
  }
}
