import type { Entry } from './read-entries.ts';

/** Entries of one kind, the municipality's laid over the base's: the same id replaces in place, a new id comes last. */
export interface Layered<Value> {
  readonly entries: ReadonlyMap<string, Entry<Value>>;
  /** Whether the id exists; of files that could not be read everything is believed, so that one slip is told once. */
  readonly knows: (id: string) => boolean;
}

/** Lays entries over each other; undefined stands for a file that could not be read. */
export function layer<Value>(base: readonly Entry<Value>[] | undefined, local: readonly Entry<Value>[] | undefined): Layered<Value> {
  const entries = new Map([...(base ?? []), ...(local ?? [])].map((entry) => [entry.id, entry]));
  const complete = base !== undefined && local !== undefined;
  return { entries, knows: (id) => !complete || entries.has(id) };
}

/** The same without some entries, which then nothing may name. */
export function leaveOut<Value>({ entries, knows }: Layered<Value>, unused: readonly string[]): Layered<Value> {
  const kept = new Map([...entries].filter(([id]) => !unused.includes(id)));
  return { entries: kept, knows: (id) => knows(id) && !unused.includes(id) };
}
