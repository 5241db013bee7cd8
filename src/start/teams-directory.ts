import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { TeamsConfig } from '../config.ts';
import type { TenantId } from '../core/ids.ts';
import { createGraphClient } from '../directory/create-graph-client.ts';
import { createGraphDirectory } from '../directory/create-graph-directory.ts';
import { readMapping } from '../directory/read-mapping.ts';
import { createFileDirectory } from '../local/file-directory.ts';
import { loadPeople } from './load-people.ts';
import { reaching, type Parts } from './open-app.ts';
import { stop } from './stop.ts';

/** People from a file, or from Entra ID with the bot's own credentials; either file stops the start when it is broken. */
export function teamsDirectory(
  { directory: { kind, file }, MicrosoftAppTenantId, LOSEN_DIRECTORY_MINUTES }: TeamsConfig,
  policies: Parts['policies'],
  token: () => Promise<string>,
): Parts['openDirectory'] {
  if (kind === 'file') {
    const people = loadPeople(file, policies);
    return () => createFileDirectory(people);
  }
  // As it stands in the list of tenants: keys of the store begin with it.
  const tenant = [...policies.keys()].find((id) => id.toLowerCase() === MicrosoftAppTenantId.toLowerCase()) ?? (MicrosoftAppTenantId as TenantId);
  const mapping = readMapping(file, (union) => policies.get(tenant)?.policy.unions.some(({ id }) => id === union) ?? false);
  if (!mapping.ok) stop(mapping.refusal);
  return ({ shortLived, clock, log }) => {
    const directory = createGraphDirectory({
      tenant,
      mapping: mapping.value,
      graph: createGraphClient({ ...reaching, token, wait: setTimeout }),
      cache: shortLived(tenant),
      log,
      now: clock.epochMs,
      expiryMs: LOSEN_DIRECTORY_MINUTES * 60_000,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
    });
    // A missing consent is told when the bot starts, not when the first manager writes; the fault is in the log.
    directory.withRole(tenant, 'hr').catch(() => undefined);
    return directory;
  };
}
