import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { createGraphClient } from '../../src/directory/create-graph-client.ts';
import { createGraphDirectory } from '../../src/directory/create-graph-directory.ts';
import { mappingSchema } from '../../src/directory/mapping-schema.ts';
import type { Directory } from '../../src/ports/directory.ts';
import type { LogFields } from '../../src/ports/log.ts';
import { createKeyvFace } from '../../src/store/keyv-face.ts';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import { contractPeople, contractTenant } from './directory-contract.ts';
import { serveEntra, type EntraUser, type FakeEntra } from './fake-entra.ts';

/** Object id of a made-up group. */
export const groupId = (number: number) => `00000000-0000-4000-b000-0000000000${String(number).padStart(2, '0')}`;

/** The application whose app roles the stage maps. */
export const application = '00000000-0000-4000-c000-000000000001';

const mapping = mappingSchema.parse({
  application,
  managers: [{ group: groupId(1) }],
  hr: [{ appRole: 'Losen.HR' }],
  directors: [{ group: groupId(2), areas: ['health', 'social'] }],
  representatives: [
    { group: groupId(3), union: 'delta', units: ['Drift'] },
    { group: groupId(4), union: 'nsf', areas: ['health'] },
    { group: groupId(5), union: 'delta', main: true },
  ],
  standIns: [
    { person: '00000000-0000-4000-8000-000000000002', owner: '00000000-0000-4000-8000-000000000001', until: '2026-08-14' },
    // Neither of these is a manager, so the entry gives nothing.
    { person: '00000000-0000-4000-8000-000000000008', owner: '00000000-0000-4000-8000-000000000003' },
  ],
});

/** A line that was logged. */
export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: LogFields;
  readonly message: string;
}

/** A Graph directory over a made-up Entra ID, with a clock that tests move. */
export interface EntraStage {
  readonly entra: FakeEntra;
  readonly directory: Directory;
  readonly lines: LoggedLine[];
  readonly waits: number[];
  readonly clock: { now: number };
  /** Another process over the same store. */
  readonly restart: () => Directory;
  /** How often Graph has been asked. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}

/** What makes the contract's people out of groups and app roles. */
function openEntraStage(): EntraStage {
  nock.cleanAll();
  const entra = serveEntra(application);
  for (const { id, name, unit } of contractPeople) entra.users.set(id, { id, displayName: name, department: unit, accountEnabled: true });
  const of = (...numbers: readonly number[]): readonly EntraUser[] =>
    numbers.flatMap((number) => entra.users.get(contractPeople[number - 1]?.id ?? '') ?? []);
  entra.groups.set(groupId(1), of(1, 2, 9));
  entra.groups.set(groupId(2), of(4));
  entra.groups.set(groupId(3), of(5));
  entra.groups.set(groupId(4), of(6));
  entra.groups.set(groupId(5), of(7));
  // HR is an app role, held by one person directly and by another through a group.
  entra.groups.set(groupId(6), of(9));
  entra.appRoles.set('Losen.HR', [
    { type: 'User', id: contractPeople[2]?.id ?? '' },
    { type: 'Group', id: groupId(6) },
    { type: 'ServicePrincipal', id: groupId(99) },
  ]);
  entra.appRoles.set('Losen.Other', [{ type: 'User', id: contractPeople[7]?.id ?? '' }]);

  const clock = { now: Date.parse('2026-05-04T08:00:00Z') };
  const now = () => clock.now;
  const folder = mkdtempSync(join(tmpdir(), 'losen-entra-'));
  const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now });
  const lines: LoggedLine[] = [];
  const waits: number[] = [];
  const note = (level: LoggedLine['level']) => (fields: LogFields, message: string) => void lines.push({ level, fields, message });
  const open = () =>
    createGraphDirectory({
      tenant: contractTenant,
      mapping,
      graph: createGraphClient({
        token: async () => 'graph-token',
        timeoutMs: 2_000,
        now,
        wait: async (ms) => void waits.push(ms),
      }),
      cache: createKeyvFace({ store, prefix: `${contractTenant}/short/`, now }),
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      now,
      expiryMs: 15 * 60_000,
      hash: (text) => String(text.length),
    });
  return {
    entra,
    directory: open(),
    lines,
    waits,
    clock,
    restart: open,
    calls: () => entra.asked.length,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Cleans up around each test of a file; gives the stage of the running test. */
export function setEntraStage(): () => EntraStage {
  let stage: EntraStage | undefined;
  beforeEach(() => {
    stage = openEntraStage();
  });
  afterEach(() => stage?.close());
  afterAll(() => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });
  return () => {
    if (stage === undefined) throw new Error('The stage is set before each test');
    return stage;
  };
}
