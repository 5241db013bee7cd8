import { Agent } from 'node:http';
import { join } from 'node:path';
import { startListener } from '../process/start-listener.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { createRestarter, type Restarter } from './create-restarter.ts';
import type { Line } from './deliver.ts';
import { findSteadyPort } from './find-steady-port.ts';
import { startOracle, type Oracle } from './start-oracle.ts';

/** What an experiment with presses stands on: the program, a connector and an oracle, each in a process of its own. */
export interface Stage {
  readonly dataDir: string;
  readonly program: Restarter;
  readonly oracle: Oracle;
  readonly line: Line;
}

const connectorScript = new URL('../turn/run-connector.ts', import.meta.url);

/** Sets the stage, with the program up, and clears it whatever happens. */
export function withStage<Answer>(run: (stage: Stage) => Promise<Answer>): Promise<Answer> {
  return withScratchFolder(async (folder) => {
    const dataDir = join(folder, 'data');
    const [oracle, connector, port] = await Promise.all([startOracle(folder), startListener({ script: connectorScript }), findSteadyPort()]);
    const program = createRestarter({ dataDir, port, compileCache: join(folder, 'compiled') });
    // A connection for each press: an idle one may be closed by the program just when it is used again.
    const agent = new Agent({ keepAlive: false });
    try {
      program.start();
      await program.whenUp();
      return await run({ dataDir, program, oracle, line: { url: program.url, serviceUrl: connector.url, agent } });
    } finally {
      agent.destroy();
      await program.stop();
      await Promise.all([oracle.stop(), connector.stop()]);
    }
  });
}
