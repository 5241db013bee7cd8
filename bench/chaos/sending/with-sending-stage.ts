import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UserId } from '../../../src/core/ids.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { createRestarter, type Restarter } from '../create-restarter.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import type { Call, ConnectorPlan } from './connector-plan.ts';
import { toManager, writeDirectory } from './plan-broadcast.ts';
import { countUnfinished } from './read-broadcasts.ts';
import { countWaiting } from './read-ledger.ts';
import { startWitnessedConnector } from './start-witnessed-connector.ts';

/** What an experiment with messages stands on: the program, a connector that follows a plan and an oracle, each in a process of its own. */
export interface SendingStage {
  readonly dataDir: string;
  readonly program: Restarter;
  readonly serviceUrl: string;
  /** Every call the connector has had, from the oracle's disk. */
  readonly calls: () => readonly Call[];
  /** Resolves when the program has nothing more to send. Throws when that takes longer than so many milliseconds. */
  readonly whenAllSent: (withinMs: number) => Promise<void>;
  /** The people of the directory, who have a chat with the bot. */
  readonly managers: readonly UserId[];
}

/** Sets the stage, with the program not yet started, and clears it whatever happens. */
export function withSendingStage<Answer>(
  {
    plan,
    rate,
    managers: count = 0,
    environment = {},
  }: {
    readonly plan: ConnectorPlan;
    readonly rate: number;
    /** How many people the directory has, beside HR; none leaves the directory as it is. */
    readonly managers?: number;
    readonly environment?: Readonly<Record<string, string>>;
  },
  run: (stage: SendingStage) => Promise<Answer>,
): Promise<Answer> {
  return withScratchFolder(async (folder) => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const [connector, port] = await Promise.all([startWitnessedConnector(folder, plan), findSteadyPort()]);
    const managers = Array.from({ length: count }, (_, index) => toManager(index + 1));
    const directory = count === 0 ? {} : writeDirectory(dataDir, managers);
    const program = createRestarter({
      dataDir,
      port,
      compileCache: join(folder, 'compiled'),
      environment: { ...directory, LOSEN_SEND_RATE: String(rate), ...environment },
    });
    try {
      return await run({
        dataDir,
        program,
        managers,
        serviceUrl: connector.url,
        calls: connector.calls,
        whenAllSent: async (withinMs) => {
          const deadline = performance.now() + withinMs;
          const count = () => countWaiting(dataDir) + countUnfinished(dataDir);
          for (let waiting = count(); waiting > 0; waiting = count()) {
            if (performance.now() > deadline) throw new Error(`${waiting} messages or broadcasts are still waiting`);
            await new Promise((resolve) => setTimeout(resolve, 250));
          }
        },
      });
    } finally {
      await program.stop();
      await connector.stop();
    }
  });
}
