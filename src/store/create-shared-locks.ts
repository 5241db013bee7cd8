import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../ports/log.ts';
import type { Replicas } from '../ports/replicas.ts';
import { toConnection } from './open-postgres.ts';

/** Locks by name among all processes on a database. */
export interface SharedLocks extends Pick<Replicas, 'alone'> {
  readonly close: () => Promise<void>;
}

/** How often a lock that another process has is asked for; milliseconds. */
const askEveryMs = 40;

/**
 * Locks that stand in the database as long as one connection of ours does, so that a process that dies leaves none
 * behind. Within a process whoever has come first goes first.
 */
export function createSharedLocks({ url, log }: { readonly url: string; readonly log: Pick<Log, 'warn'> }): SharedLocks {
  let connection: Promise<pg.Client> | null = null;
  let closed = false;
  /** The last in line, by name. */
  const lines = new Map<string, Promise<unknown>>();

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(toConnection(url, 'losen locks'));
    client.on('error', () => {
      log.warn({}, 'the connection that holds the locks was lost');
      connection = null;
    });
    await client.connect();
    return client;
  };

  /** False only when somebody else has it: without a database there is nothing to keep in order. */
  const ask = async (text: string, name: string): Promise<boolean> => {
    if (closed) return true;
    try {
      const client = await (connection ??= connect());
      const { rows } = await client.query<{ readonly done: boolean }>({
        name: text,
        text: `SELECT ${text}(hashtextextended($1, 1)) AS done`,
        values: [name],
      });
      return rows[0]?.done ?? true;
    } catch {
      const broken = connection;
      connection = null;
      void broken?.then((client) => client.end()).catch(() => undefined);
      return true;
    }
  };

  const within = async (ms: number, awaited: Promise<unknown>): Promise<void> => {
    const waiting = new AbortController();
    await Promise.race([awaited, sleep(ms, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined)]);
    waiting.abort();
  };

  return {
    alone: async (name, patienceMs, run) => {
      const deadline = performance.now() + patienceMs;
      const before = lines.get(name);
      const turn = Promise.withResolvers<void>();
      const line = (before ?? Promise.resolve()).then(() => turn.promise);
      lines.set(name, line);
      if (before !== undefined) await within(patienceMs, before);
      while (!(await ask('pg_try_advisory_lock', name)) && performance.now() < deadline) await sleep(askEveryMs);
      try {
        return await run();
      } finally {
        turn.resolve();
        if (lines.get(name) === line) lines.delete(name);
        // One that was not ours is not let go by this, and the database only says so.
        void ask('pg_advisory_unlock', name);
      }
    },
    close: async () => {
      closed = true;
      await connection?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
