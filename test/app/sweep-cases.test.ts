import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { keys } from '../../src/app/keys.ts';
import { sweepCases } from '../../src/app/sweep-cases.ts';
import { toSummary } from '../../src/app/summary.ts';
import type { CaseId, IsoDate, SettingId, TenantId, UserId } from '../../src/core/ids.ts';
import { withSettings } from '../../src/policy/with-settings.ts';
import type { Json, RecordStore } from '../../src/ports/record-store.ts';
import { askerPolicy, withFreeze } from '../core/case/asker-policy.ts';
import { manager, playCase } from '../core/case/case-script.ts';
import { walkCase } from '../core/case/walk-case.ts';
import { createTrialStore } from './trial-store.ts';

const tenant = 'kommune' as TenantId;
const id = '2026-14' as CaseId;
const neighbour = '2026-141' as CaseId;
const empty: RecordStore = {
  get: async () => undefined,
  range: async () => [],
  commit: async () => ({ ok: true }),
  sweep: async () => 0,
  ping: async () => {},
  close: async () => {},
};

const closed = playCase({ policy: withFreeze(false) });
walkCase(closed);

/** What a case leaves about it beside what its commits write. */
const leftovers = (of: CaseId): Readonly<Record<string, Json>> => ({
  [keys.texts(tenant, of)]: { reason: 'En grunn' },
  [keys.slots(tenant, of)]: {},
  [keys.keptSlots(tenant, of)]: true,
  [keys.advertText(tenant, of, 'abc')]: { text: 'En annonse' },
  [keys.card(tenant, of, manager)]: {},
  [keys.owner(tenant, manager, of)]: true,
  [keys.outbox(tenant, `asked/${of}/3/x`)]: { content: { kind: 'reply', reply: { kind: 'moved', caseId: of } } },
  [keys.unconfirmed(tenant, `asked/${of}/2/x`)]: { at: '2026-11-20', to: null },
  [keys.reportedFinding(tenant, `1-${of.length}`)]: { quote: 'ung', caseId: of },
});
const ledger = keys.delivery(tenant, `asked/${id}/1/x`);

async function set({ confirmed = true, today = '2028-12-01' } = {}) {
  const store = createTrialStore(empty);
  const lines: string[] = [];
  const { hash, ...rules } = closed.policy;
  const events = JSON.parse(JSON.stringify(closed.events())) as Json;
  const summary = toSummary(closed.state(), closed.policy, closed.today()) as unknown as Json;
  const records: Readonly<Record<string, Json>> = {
    [keys.policy(tenant, askerPolicy.id, hash)]: rules as unknown as Json,
    [keys.settings(tenant)]: [{ id: 'retention.case-months', value: 12, confirmed }],
    [keys.case(tenant, id)]: { events },
    [keys.summary(tenant, id)]: summary,
    ...leftovers(id),
    [ledger]: { state: 'sent' },
    // Another case, which runs; its number begins like that of the first.
    [keys.case(tenant, neighbour)]: { events: [] },
    [keys.summary(tenant, neighbour)]: { ...(summary as Readonly<Record<string, Json>>), caseId: neighbour, status: 'running' },
    [keys.open(tenant, neighbour)]: true,
    ...leftovers(neighbour),
  };
  await store.commit(Object.entries(records).map(([key, value]) => ({ kind: 'insert', key, value })));
  const note = (...line: readonly unknown[]) => void lines.push(JSON.stringify(line.map((part) => (part instanceof Error ? part.message : part))));
  const app = {
    store,
    log: { info: note, warn: note, error: note },
    clock: { now: () => `${today}T08:00:00.000Z`, today: () => today as IsoDate, epochMs: () => Date.parse(today) },
    filedPolicy: () => askerPolicy,
    withSettings: (policy: typeof askerPolicy, changes: readonly { id: SettingId; value: number; confirmed: boolean }[]) =>
      withSettings(policy, changes),
  } as unknown as App;
  return { app, store, records, lines, keysNow: () => [...store.written().keys()].toSorted() };
}

describe('the sweep of cases', () => {
  it('takes everything of a case whose months are over, keeps the ledger and everything of its neighbour, and logs a number', async () => {
    const { app, store, records, lines, keysNow } = await set();
    expect(await sweepCases(app, tenant)).toBe(1);
    const gone = new Set([keys.case(tenant, id), keys.summary(tenant, id), ...Object.keys(leftovers(id))]);
    const kept = Object.keys(records).filter((key) => !gone.has(key));
    expect(keysNow().filter((key) => gone.has(key))).toEqual([]);
    expect(keysNow()).toEqual(expect.arrayContaining(kept));
    expect(kept).toContain(ledger);
    for (const key of Object.keys(leftovers(neighbour))) expect(JSON.parse(store.written().get(key) ?? 'null')).toEqual(records[key]);
    expect(lines).toEqual([JSON.stringify([{ caseId: id }, 'case deleted'])]);
    expect(await sweepCases(app, tenant)).toBe(0);
  });

  it.each([
    ['the months are not confirmed', { confirmed: false }],
    ['the months are not over', { today: '2027-01-15' }],
  ])('takes nothing while %s', async (_, circumstances) => {
    const { app, keysNow } = await set(circumstances);
    const before = keysNow();
    expect(await sweepCases(app, tenant)).toBe(0);
    expect(keysNow()).toEqual(expect.arrayContaining(before));
  });

  it('takes the entries of those who took part', async () => {
    const { app, store, lines, keysNow } = await set();
    const shared = keys.shared(tenant, 'representative' as UserId, id);
    const panel = keys.panel(tenant, 'member' as UserId, id);
    const record = await store.get(keys.case(tenant, id));
    const { events } = (record?.value ?? { events: [] }) as { readonly events: readonly { readonly turn: number }[] };
    const last = { v: 1, turn: (events.at(-1)?.turn ?? 0) + 1, at: '2026-12-01T08:00:00.000Z', by: manager };
    const more = [
      { ...last, what: { kind: 'panel-named', member: 'member' } },
      { ...last, what: { kind: 'shared', with: 'representative', as: 'union', union: '1/union', step: 'need.unions', position: null } },
    ];
    const committed = await store.commit([
      { kind: 'replace', key: keys.case(tenant, id), version: record?.version ?? 0, value: { events: [...events, ...more] } as unknown as Json },
      { kind: 'insert', key: shared, value: true },
      { kind: 'insert', key: panel, value: true },
    ]);
    expect(committed.ok).toBe(true);
    expect([await sweepCases(app, tenant), lines]).toEqual([1, [JSON.stringify([{ caseId: id }, 'case deleted'])]]);
    expect(keysNow()).not.toContain(shared);
    expect(keysNow()).not.toContain(panel);
  });

  it('leaves a case that changes while it is looked at, and goes on past one that cannot be read', async () => {
    const changing = await set();
    const { commit } = changing.store;
    const race = { ...changing.app, store: { ...changing.store, commit: raced } };
    async function raced(writes: Parameters<typeof commit>[0]) {
      const record = await changing.store.get(keys.case(tenant, id));
      if (writes.length > 3 && record?.version === 1) await commit([{ kind: 'replace', key: record.key, version: 1, value: record.value }]);
      return commit(writes);
    }
    const before = changing.keysNow();
    expect(await sweepCases(race, tenant)).toBe(0);
    expect(changing.keysNow()).toEqual(expect.arrayContaining(before));

    const broken = await set();
    const first = '2026-1' as CaseId;
    const summary = broken.records[keys.summary(tenant, id)] as Readonly<Record<string, Json>>;
    await broken.store.commit([
      { kind: 'insert', key: keys.case(tenant, first), value: { events: 'none' } },
      { kind: 'insert', key: keys.summary(tenant, first), value: { ...summary, caseId: first } },
    ]);
    expect(await sweepCases(broken.app, tenant)).toBe(1);
    expect(broken.keysNow()).toContain(keys.case(tenant, first));
    expect(broken.keysNow()).not.toContain(keys.case(tenant, id));
  });
});
