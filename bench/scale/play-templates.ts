import { handleTurn } from '../../src/app/handle-turn.ts';
import type { IsoDate, TenantId } from '../../src/core/ids.ts';
import { planNudges } from '../../src/core/reminder/plan-nudges.ts';
import { loadCase } from '../../src/app/load-case.ts';
import { fillDemoData } from '../../src/local/demo-data.ts';
import { createDemoManager } from '../../src/local/demo-manager.ts';
import { localUserIds } from '../../src/local/local-people.ts';
import type { FiledPolicy } from '../../src/policy/policy-thread.ts';
import type { Json } from '../../src/ports/record-store.ts';
import { openApp, randomId } from '../../src/start/open-app.ts';
import { createConnectorClient } from '../../src/teams/connector-client.ts';
import { createScaledClock, toScaledParts, withFolder } from './open-scaled.ts';
import { morning } from './layout.ts';

/** A case somebody has played, to be copied: its records, with keys as parts. */
export interface Template {
  readonly caseId: string;
  readonly owner: string;
  readonly records: readonly { readonly key: readonly string[]; readonly json: string }[];
}

/** Cases to fill a county with, and what of a tenant they need. */
export interface Templates {
  /** Its leader is to be reminded in the morning that is measured. */
  readonly due: Template;
  /** In different stages, from a new one to one with its interviews held; nobody is reminded of them that morning. */
  readonly quiet: readonly Template[];
  readonly policy: Template['records'];
}

const tenant = '00000000-0000-4000-9000-000000000900' as TenantId;
const facts = {
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  serviceArea: 'health',
  roleFamily: 'HO',
  route: 'external',
  'position-1-percentage': '80',
  'position-1-count': '1',
  'position-1-permanence': 'permanent',
};

/** Plays cases through the same turns a manager takes: one three working days before the morning, the others the day before. */
export function playTemplates(parent: string, policy: FiledPolicy): Promise<Templates> {
  return withFolder(parent, async (folder) => {
    const clock = createScaledClock(Date.parse('2026-11-23T10:00:00+01:00'));
    const county = [{ tenant, cases: 0, managers: 0 }];
    const parts = toScaledParts({ county, policy, clock }, { PORT: 1, LOSEN_DATA_DIR: folder });
    const { app, store } = await openApp(
      { ...parts, config: { ...parts.config, LOSEN_LOG_LEVEL: 'silent' } },
      createConnectorClient({ timeoutMs: 1, now: Date.now, token: async () => null, isServiceUrlAllowed: () => false }),
    );
    const speak = (request: Parameters<typeof handleTurn>[1]) => handleTurn(app, { ...request, who: { ...request.who, tenantId: tenant } });
    const manager = createDemoManager({ speak, tenant, user: localUserIds.manager, randomId, nextDay: () => clock.today() });
    await manager.open(facts);
    clock.put(Date.parse('2026-11-25T10:00:00+01:00'));
    await fillDemoData({ speak, tenant, today: clock.today(), randomId });
    await manager.open(facts);

    const records = await store.range(`${tenant}/`, { limit: 10_000 });
    const found = records.flatMap((record) => ('unreadable' in record ? [] : [{ key: record.key.split('/').slice(1), value: record.value }]));
    const ids = found.flatMap(({ key: [kind, id] }) => (kind === 'case' && id !== undefined ? [id] : []));
    const isDue = async (id: string) => {
      const loaded = await loadCase(app, tenant, id as never);
      if (loaded === undefined) throw new Error(`There is no case ${id}`);
      return planNudges(loaded.state, loaded.policy, morning as IsoDate).some(({ due, party }) => party.kind === 'owner' && due <= morning);
    };
    const due: Template[] = [];
    const quiet: Template[] = [];
    for (const caseId of ids) {
      const own = found.filter(
        ({ key }) => key.includes(caseId) && !['wake', 'due', 'nonce', 'outbox', 'delivery', 'counter'].includes(key[0] ?? ''),
      );
      const template = { caseId, owner: ownerOf(own), records: own.map(({ key, value }) => ({ key, json: JSON.stringify(value) })) };
      ((await isDue(caseId)) ? due : quiet).push(template);
    }
    await store.close();
    const [first] = due;
    if (first === undefined || quiet.length === 0) throw new Error('No case is due, or all are');
    const policies = found.filter(({ key: [kind] }) => kind === 'policy').map(({ key, value }) => ({ key, json: JSON.stringify(value) }));
    return { due: first, quiet, policy: policies };
  });
}

function ownerOf(records: readonly { readonly key: readonly string[]; readonly value: Json }[]): string {
  const owner = records.map(({ key }) => key).find(([kind, what]) => kind === 'index' && what === 'owner')?.[2];
  if (owner === undefined) throw new Error('A case has no owner');
  return owner;
}
