import { mkdtempSync, rmSync } from 'node:fs';
import { createFileReader } from '../../src/documents/create-file-reader.ts';
import { createFileDirectory } from '../../src/local/file-directory.ts';
import { localPeopleFile, localTenants } from '../../src/local/local-people.ts';
import { readPeople, type ListedPerson } from '../../src/local/read-people.ts';
import type { LocalConfig } from '../../src/config.ts';
import type { IsoDate, Instant } from '../../src/core/ids.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { FiledPolicy } from '../../src/policy/policy-thread.ts';
import { loadPolicies } from '../../src/start/load-policies.ts';
import type { Parts } from '../../src/start/open-app.ts';
import { managerId, type Municipality } from './layout.ts';

/** A clock that can be put to any moment, and goes on from there. */
export interface ScaledClock extends Clock {
  readonly put: (epochMs: number) => void;
}

/** A clock beginning at a moment, milliseconds since 1970. */
export function createScaledClock(at: number): ScaledClock {
  let offset = at - Date.now();
  const epochMs = () => Date.now() + offset;
  const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });
  return {
    epochMs,
    now: () => new Date(epochMs()).toISOString() as Instant,
    today: () => oslo.format(epochMs()) as IsoDate,
    put: (moment) => {
      offset = moment - Date.now();
    },
  };
}

/** Asker's policy, which every municipality of the county follows. */
export async function loadScaledPolicy(): Promise<FiledPolicy> {
  const policy = (await loadPolicies(['asker'])).get('asker');
  if (policy === undefined) throw new Error('There is no policy to measure with');
  return policy;
}

/** What the program is put together from, as in local mode, with a county's municipalities and the sending limits of Teams. */
export function toScaledParts(
  { county, policy, clock }: { readonly county: readonly Municipality[]; readonly policy: FiledPolicy; readonly clock: Clock },
  { DATABASE_URL: url = '', ...config }: Pick<LocalConfig, 'PORT' | 'LOSEN_DATA_DIR' | 'DATABASE_URL'>,
): Parts {
  const common = readPeople(localPeopleFile);
  if (!common.ok) throw new Error(common.refusal);
  const local = common.value.filter(({ tenant }) => tenant === localTenants.asker);
  const people = county.flatMap(({ tenant, managers }): readonly ListedPerson[] => [
    ...local.map((person) => ({ ...person, tenant })),
    ...Array.from({ length: managers }, (_, number) => ({
      tenant,
      id: managerId(number),
      name: `Leder nummer ${number}`,
      roles: ['manager'] as const,
      unit: 'Solbakken sykehjem',
    })),
  ]);
  return {
    config: {
      mode: 'local',
      LOSEN_LOG_LEVEL: 'info',
      LOSEN_SEND_RATE: 25,
      LOSEN_POLICY: 'asker',
      LOSEN_CLIENT_PORT: 1,
      LOSEN_DOWNLOAD_HOSTS: [],
      ...config,
      ...(url === '' ? {} : { DATABASE_URL: url }),
    },
    clock,
    files: createFileReader({ isAllowed: () => false, connectorToken: async () => null }),
    openDirectory: () => createFileDirectory(people),
    policies: new Map(county.map(({ tenant }) => [tenant, policy])),
  };
}

/** Runs something with a folder in the system's own place for such, removed afterwards. */
export async function withFolder<Value>(parent: string, run: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(`${parent}/scale-`);
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
