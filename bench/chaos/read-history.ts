import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { keys } from '../../src/app/keys.ts';
import { caseRecordSchema, type CaseEvent } from '../../src/core/case/event.ts';
import type { CaseId, Nonce } from '../../src/core/ids.ts';
import { localTenants } from '../../src/local/local-people.ts';

/** A transition of a case as it is stored. */
export interface Transition {
  readonly caseId: string;
  readonly turn: number;
  /** «opened <title>», «held <reason>», «resumed <reason of the hold>», else the kind of its first event. */
  readonly label: string;
  /** When the program decided it, ISO 8601 in UTC. */
  readonly at: string;
}

/** Everything a stopped program has left behind. */
export interface History {
  /** «ok», or what SQLite found wrong. */
  readonly integrity: string;
  readonly transitions: readonly Transition[];
  /** Spent nonce → case. */
  readonly nonces: ReadonlyMap<string, string>;
}

const textsSchema = z.record(z.string(), z.string());

/** Reads the store of a program that has ended, past the program. Throws when a case cannot be read. */
export function readHistory(dataDir: string): History {
  const database = new DatabaseSync(join(dataDir, 'losen.sqlite'));
  try {
    const integrity = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(Object.values(row)[0]))
      .join('; ');
    const records = database.prepare('SELECT key, value FROM record ORDER BY key').all();
    return { integrity, ...toHistory(records.map((row) => ({ key: String(row['key']), value: String(row['value']) }))) };
  } finally {
    database.close();
  }
}

/** What records as they lie in a store tell. Throws when a case cannot be read. */
export function toHistory(records: readonly { readonly key: string; readonly value: string }[]): Pick<History, 'transitions' | 'nonces'> {
  const tenant = localTenants.asker;
  const all = new Map(records.map(({ key, value }) => [key, value]));
  const rows = (prefix: string) =>
    records.flatMap(({ key, value }) => (key.startsWith(prefix) ? [{ name: key.slice(prefix.length), value: JSON.parse(value) as unknown }] : []));
  const transitions = rows(keys.case(tenant, '' as CaseId)).flatMap(({ name, value }) => {
    const texts = all.get(keys.texts(tenant, name as CaseId));
    return toTransitions(name, caseRecordSchema.parse(value).events, texts === undefined ? {} : textsSchema.parse(JSON.parse(texts)));
  });
  return { transitions, nonces: new Map(rows(keys.nonce(tenant, '' as Nonce)).map(({ name, value }) => [name, String(value)])) };
}

/** The events of one turn are one transition. */
function toTransitions(caseId: string, events: readonly CaseEvent[], texts: Readonly<Record<string, string>>): readonly Transition[] {
  let reason = '';
  return events.flatMap(({ turn, at, what }, index): readonly Transition[] => {
    if (what.kind === 'held') reason = texts[what.reason] ?? '';
    if (events[index - 1]?.turn === turn) return [];
    return [{ caseId, turn, at, label: toLabel(what, reason) }];
  });
}

function toLabel(what: CaseEvent['what'], reason: string): string {
  if (what.kind === 'case-opened') return `opened ${what.facts.title}`;
  return what.kind === 'held' || what.kind === 'resumed' ? `${what.kind} ${reason}` : what.kind;
}
