import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserId } from '../../src/core/ids.ts';
import { approveBroadcastOf, toManager, writeDirectory } from '../chaos/sending/plan-broadcast.ts';
import { seedPeople } from '../chaos/sending/plan-messages.ts';
import { countUnfinished } from '../chaos/sending/read-broadcasts.ts';
import { findFreePort } from '../process/find-free-port.ts';
import { startListener, type Listener } from '../process/start-listener.ts';

/** A municipality with many managers who have a chat with the bot, and a program that can be started on it. */
export interface Hall {
  readonly managers: readonly UserId[];
  readonly start: () => Promise<Listener>;
  /** Lets another broadcast to all of them go out; the program must not run. */
  readonly approve: () => Promise<void>;
  /** Resolves when every broadcast is through. */
  readonly whenThrough: () => Promise<void>;
}

/** Opens one in a folder; messages leave at so many a second. */
export async function openHall(
  folder: string,
  { managers: count, rate, serviceUrl }: { readonly managers: number; readonly rate: number; readonly serviceUrl: string },
): Promise<Hall> {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const managers = Array.from({ length: count }, (_, index) => toManager(index + 1));
  const directory = writeDirectory(dataDir, managers);
  await seedPeople(dataDir, managers, serviceUrl);
  let round = 0;
  return {
    managers,
    start: async () => {
      const log = join(folder, 'log');
      const environment = { ...directory, PORT: String(await findFreePort()), LOSEN_DATA_DIR: dataDir, LOSEN_SEND_RATE: String(rate) };
      const starting = startListener({
        script: new URL('../../src/main.ts', import.meta.url),
        args: ['local', '--no-clients'],
        environment,
        errors: openSync(log, 'w'),
      });
      return starting.catch((error: unknown) => {
        throw new Error(`The bot did not start: ${readFileSync(log, 'utf8')}`, { cause: error });
      });
    },
    approve: () => approveBroadcastOf(dataDir, (round += 1)),
    whenThrough: async () => {
      while (countUnfinished(dataDir) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    },
  };
}
