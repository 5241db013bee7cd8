import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../src/app/keys.ts';
import { createOutbox } from '../../../src/app/sending/create-outbox.ts';
import { loadDelivery } from '../../../src/app/sending/ledger.ts';
import { listUnconfirmed } from '../../../src/app/sending/list-unconfirmed.ts';
import { notifyPerson } from '../../../src/app/sending/notify-person.ts';
import { toPlanWrite } from '../../../src/app/sending/outbox-item.ts';
import type { Instant, UserId } from '../../../src/core/ids.ts';
import type { RecordStore } from '../../../src/ports/record-store.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import { meet, openProcess, say, silenceAll, tenant } from './open-process.ts';
import { startScriptedConnector, type ScriptedConnector } from './start-scripted-connector.ts';

let folder = '';
let store: RecordStore;
let connector: ScriptedConnector;
let kari: UserId;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'losen-outbox-'));
  store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: Date.now });
  connector = await startScriptedConnector();
  kari = await meet(store, connector.serviceUrl, 'kari');
});
afterEach(async () => {
  silenceAll();
  await store.close();
  await connector.close();
  rmSync(folder, { recursive: true });
});

const at = (second: number) => `2026-11-22T10:00:${String(second).padStart(2, '0')}.000Z` as Instant;
const stateOf = async (key: string) => (await loadDelivery({ store }, tenant, key))?.delivery.state;
const waiting = async () => (await store.range(keys.outbox(tenant, ''), { limit: 100 })).map(({ key }) => key.split('/outbox/')[1]);
const texts = () => connector.calls.map(({ text }) => text);

describe('the outbox', () => {
  it('sends what has been planned, once for each key, and keeps no content afterwards', async () => {
    const { app, outbox } = openProcess(store);
    expect(await notifyPerson(app, tenant, say('a', kari, 'Hei'))).toBe(true);
    await outbox.idle();
    expect(await notifyPerson(app, tenant, say('a', kari, 'Hei igjen'))).toBe(false);
    await outbox.idle();
    expect(texts()).toEqual(['nb: Hei']);
    expect(await stateOf('a')).toBe('sent');
    expect(await waiting()).toEqual([]);
  });

  it('sends nothing when the commit that plans it is refused', async () => {
    const { outbox } = openProcess(store);
    await store.commit([{ kind: 'insert', key: `${tenant}/case/1`, value: 1 }]);
    const refused = await store.commit([
      { kind: 'insert', key: `${tenant}/case/1`, value: 2 },
      toPlanWrite(tenant, { at: at(0), turn: null }, say('a', kari, 'Hei')),
    ]);
    expect(refused.ok).toBe(false);
    await outbox.resume([tenant]);
    await outbox.idle();
    expect(texts()).toEqual([]);
  });

  it('sends after a restart what was planned, oldest first to each person', async () => {
    for (const [second, key] of [
      [2, 'a'],
      [0, 'b'],
      [1, 'c'],
    ] as const)
      await store.commit([toPlanWrite(tenant, { at: at(second), turn: `t${second}` }, say(key, kari, key))]);
    const { outbox } = openProcess(store);
    await outbox.resume([tenant]);
    await outbox.idle();
    expect(texts()).toEqual(['nb: b', 'nb: c', 'nb: a']);
    // Each names the turn that planned it, although one lane sent them all.
    const turnOf = async (key: string) => (await loadDelivery({ store }, tenant, key))?.delivery.turn;
    expect([await turnOf('a'), await turnOf('b'), await turnOf('c')]).toEqual(['t2', 't0', 't1']);
  });

  it('tells how many messages wait, and since when the oldest', async () => {
    connector.script('chat-kari', 'hang');
    const { app, outbox } = openProcess(store, { timeoutMs: 60_000 });
    expect(outbox.backlog()).toEqual({ length: 0, oldestAt: null });
    const began = Date.now();
    for (const key of ['a', 'b']) await app.trace.run(key, () => notifyPerson(app, tenant, say(key, kari, key)));
    const { length, oldestAt } = outbox.backlog();
    expect([length, (oldestAt ?? 0) >= began && (oldestAt ?? 0) <= Date.now()]).toEqual([2, true]);
    const later = openProcess(store);
    await store.commit([toPlanWrite(tenant, { at: at(0), turn: null }, say('old', await meet(store, connector.serviceUrl, 'ola'), 'Hei'))]);
    connector.script('chat-ola', 'hang');
    await later.outbox.resume([tenant]);
    expect(later.outbox.backlog().oldestAt).toBe(Date.parse(at(0)));
  });

  it('takes what an earlier process was sending for unknown: listed, told to who caused it, never sent again', async () => {
    const ola = await meet(store, connector.serviceUrl, 'ola');
    connector.script('chat-kari', 'hang');
    const report = { to: ola, name: 'Kari', about: 'Sykepleier', byHand: { key: 'app.taken-over.by-hand' } };
    const crashed = openProcess(store, { timeoutMs: 60_000 });
    await notifyPerson(crashed.app, tenant, say('a', kari, 'Hei', report));
    await notifyPerson(crashed.app, tenant, say('b', kari, 'Nummer to'));
    await expect.poll(() => connector.calls.length).toBe(1);

    const next = openProcess(store);
    await next.outbox.resume([tenant]);
    await next.outbox.idle();
    expect(await stateOf('a')).toBe('unknown');
    expect(await listUnconfirmed({ store }, tenant)).toMatchObject([{ key: 'a', to: kari }]);
    expect(connector.calls.filter(({ text }) => text === 'nb: Hei')).toHaveLength(1);
    expect(texts()).toContain('nb: Nummer to');
    const told = connector.calls.filter(({ conversation }) => conversation === 'chat-ola');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('app.undelivered.unknown');
    // Once more changes nothing.
    await openProcess(store).outbox.resume([tenant]);
    expect(await waiting()).toEqual([]);
  });

  it('tells who caused a message that it did not arrive, and why, also through a crash', async () => {
    const ola = await meet(store, connector.serviceUrl, 'ola');
    connector.script('chat-kari', { status: 403, code: 'BotDisabledByAdmin' });
    const { app, outbox } = openProcess(store);
    await notifyPerson(app, tenant, say('a', kari, 'Hei', { to: ola, name: 'Kari', about: 'Sykepleier', byHand: { key: 'app.by-hand' } }));
    await expect.poll(() => connector.calls.length).toBe(2);
    await outbox.idle();
    expect(connector.calls[1]).toMatchObject({ conversation: 'chat-ola' });
    expect(connector.calls[1]?.text).toContain('app.unreachable.disabled');
    expect(await stateOf('a')).toBe('failed');
    expect(await stateOf('a/report')).toBe('sent');
  });

  it('does not let one person hold up the others', async () => {
    connector.script('chat-kari', { status: 429, headers: { 'retry-after': '3600' } });
    const { app, outbox } = openProcess(store);
    await notifyPerson(app, tenant, say('a', kari, 'Hei'));
    await expect.poll(() => connector.calls.length).toBe(1);
    for (let person = 0; person < 40; person += 1)
      await notifyPerson(app, tenant, say(`p${person}`, await meet(store, connector.serviceUrl, `p${person}`), 'Hei'));
    await expect.poll(() => connector.calls.length).toBe(41);
    // The last call is answered and written down a moment after it was made.
    await expect.poll(waiting).toEqual(['a']);
    void outbox;
  });

  it('tries five times to put a message into words, then it has failed', async () => {
    const { app, messenger } = openProcess(store);
    let tried = 0;
    const outbox = createOutbox({
      ...app,
      messenger,
      run: 'r',
      sleep: async () => {},
      compose: () => {
        tried += 1;
        return Promise.reject(new Error('no words'));
      },
      settle: async () => ({ writes: [], superseded: null }),
      note: async () => [],
    });
    await store.commit([toPlanWrite(tenant, { at: at(0), turn: null }, say('a', kari, 'Hei'))]);
    await outbox.resume([tenant]);
    await outbox.idle();
    expect(tried).toBe(5);
    expect(await loadDelivery({ store }, tenant, 'a')).toMatchObject({ delivery: { state: 'failed', reason: 'fault' } });
    expect(connector.calls).toEqual([]);
  });
});
