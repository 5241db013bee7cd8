import { handleTurn } from '../app/handle-turn.ts';
import type { LocalConfig } from '../config.ts';
import { fillDemoData } from '../local/demo-data.ts';
import { createConnectorClient } from '../teams/connector-client.ts';
import type { FiledPolicies } from './load-policies.ts';
import { localParts } from './local-parts.ts';
import { openApp, randomId, reaching } from './open-app.ts';

/** Fills local mode's store with cases in different stages, through the same door as people use. */
export async function fillDemo(config: LocalConfig, filed: FiledPolicies): Promise<void> {
  const parts = localParts({ ...config, LOSEN_LOG_LEVEL: 'warn' }, filed);
  const { app, store, scheduler } = await openApp(
    parts,
    createConnectorClient({ ...reaching, token: async () => null, isServiceUrlAllowed: () => false }),
  );
  const filled = await fillDemoData({ speak: (request) => handleTurn(app, request), tenant: parts.tenant, today: parts.clock.today(), randomId });
  await scheduler.stop();
  await store.close();
  for (const line of filled) process.stdout.write(`${line}\n`);
}
