import { join } from 'node:path';
import { startListener } from '../../process/start-listener.ts';
import type { Call, Change, ConnectorPlan } from './connector-plan.ts';
import { readCalls, readChanges } from './read-calls.ts';

/** A connector that follows a plan, and the oracle that has on disk whatever it is called with; each in a process of its own. */
export interface WitnessedConnector {
  readonly url: string;
  /** Every message, from the oracle's disk. */
  readonly calls: () => readonly Call[];
  /** Every change of a message that stands, from the oracle's disk. */
  readonly changes: () => readonly Change[];
  readonly stop: () => Promise<void>;
}

/** Starts both; the oracle writes into `folder`. */
export async function startWitnessedConnector(folder: string, plan: ConnectorPlan): Promise<WitnessedConnector> {
  const path = join(folder, 'calls.jsonl');
  const oracle = await startListener({ script: new URL('../run-oracle.ts', import.meta.url), args: [path] });
  const connector = await startListener({ script: new URL('run-chaos-connector.ts', import.meta.url), args: [oracle.url, JSON.stringify(plan)] });
  return {
    url: connector.url,
    calls: () => readCalls(path),
    changes: () => readChanges(path),
    stop: async () => {
      await connector.stop();
      await oracle.stop();
    },
  };
}
