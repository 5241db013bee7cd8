import { readEverything } from '../postgres/open-test-store.ts';

/** An event as it is stored. */
export interface StoredEvent {
  readonly turn: number;
  readonly by: string;
  readonly what: { readonly kind: string; readonly member?: string; readonly clear?: boolean };
}

/** The stored events of a case, read past the program. */
export function storedEvents(dataDir: string, caseId: string): readonly StoredEvent[] {
  const record = readEverything(dataDir).find(({ key }) => key.endsWith(`/case/${caseId}`));
  if (record === undefined) throw new Error(`There is no case ${caseId}`);
  return (JSON.parse(record.value) as { events: readonly StoredEvent[] }).events;
}
