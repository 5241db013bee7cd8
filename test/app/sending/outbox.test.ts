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
import { openTestStore } from '../../postgres/open-test-store.ts';
import { soleReplica } from '../../../src/store/sole-replica.ts';
import { meet, openProcess, say, silenceAll, tenant } from './open-process.ts';
import { startScriptedConnector, type ScriptedConnector } from './start-scripted-connector.ts';

let folder = '';
let store: RecordStore;
let connector: ScriptedConnector;
let kari: UserId;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'losen-outbox-'));
  store = await openTestStore(folder, Date.now);
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

  describe('of one of several replicas', () => {
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString() as Instant;
    const sendingOf = (key: string, run: string) =>
      store.commit([{ kind: 'insert', key: keys.delivery(tenant, key), value: { v: 1, at: ago(120), to: kari, state: 'sending', run } }]);

    it('leaves alone what another is sending, and tells of it as unknown once that one is gone', async () => {
      await store.commit([toPlanWrite(tenant, { at: ago(120), turn: null }, say('a', kari, 'a'))]);
      await sendingOf('a', 'other');
      const one = openProcess(store, { run: 'one', atWork: ['one', 'other'] });
      await one.outbox.resume([tenant]);
      await one.outbox.tend([tenant]);
      await one.outbox.idle();
      expect(await stateOf('a')).toBe('sending');
      expect(await waiting()).toEqual(['a']);
      const two = openProcess(store, { run: 'two', atWork: ['two'] });
      await two.outbox.tend([tenant]);
      await two.outbox.idle();
      expect(await stateOf('a')).toBe('unknown');
      expect(await waiting()).toEqual([]);
      expect(texts()).toEqual([]);
    });

    it('takes up what has been left for a minute, and leaves what another has just planned', async () => {
      await store.commit([
        toPlanWrite(tenant, { at: ago(120), turn: null }, say('old', kari, 'old')),
        toPlanWrite(tenant, { at: ago(1), turn: null }, say('new', kari, 'new')),
      ]);
      const { outbox } = openProcess(store, { atWork: [] });
      await outbox.tend([tenant]);
      await outbox.idle();
      expect(texts()).toEqual(['nb: old']);
      expect(await waiting()).toEqual(['new']);
    });

    it('that both take up the same messages sends each once', async () => {
      const all = Array.from({ length: 30 }, (_, index) => `m${index}`);
      await store.commit(all.map((key) => toPlanWrite(tenant, { at: ago(120), turn: null }, say(key, kari, key))));
      const both = ['one', 'two'].map((run) => openProcess(store, { run, atWork: ['one', 'two'] }));
      await Promise.all(both.map(({ outbox }) => outbox.tend([tenant])));
      await Promise.all(both.map(({ outbox }) => outbox.idle()));
      // What one met while the other was sending it is left to that one.
      expect(texts().toSorted()).toEqual(all.map((key) => `nb: ${key}`).toSorted());
      expect(await waiting()).toEqual([]);
    });

    it('whose store broke off while a key was taken sends under it all the same', async () => {
      let broken = 2;
      const breaking: RecordStore = {
        ...store,
        commit: async (writes) => {
          const result = await store.commit(writes);
          const takes = writes[0]?.key === keys.delivery(tenant, 'a') && writes[0].kind === 'insert';
          if (takes && broken > 0) {
            broken -= 1;
            throw new Error('the connection broke off after the commit');
          }
          return result;
        },
      };
      const { messenger } = openProcess(breaking);
      const message = { tenant, to: { person: kari }, key: 'a', urgency: 'background', compose: async () => ({ text: 'Hei' }) } as const;
      await expect(messenger.send(message)).rejects.toThrow('broke off');
      await expect(messenger.send(message)).rejects.toThrow('broke off');
      expect((await messenger.send(message)).kind).toBe('sent');
      expect(texts()).toEqual(['Hei']);
    });
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

  it('lets a message about a case pass a broadcast to hundreds, also to somebody who waits for the broadcast', async () => {
    const { outbox } = openProcess(store);
    const people: UserId[] = [];
    for (let person = 0; person < 500; person += 1) people.push(await meet(store, connector.serviceUrl, `p${person}`));
    const last = people.at(-1) ?? kari;
    const broadcast = people.map((to) => say(`broadcast/2026-1/1/${to}`, to, 'Til alle'));
    const cases = [say('a', kari, 'Om saken'), say('b', last, 'Om saken')];
    await store.commit([...broadcast, ...cases].map((one) => toPlanWrite(tenant, { at: at(0), turn: null }, one)));
    outbox.wake(tenant, broadcast);
    outbox.wake(tenant, cases);
    await outbox.idle();
    expect(connector.calls).toHaveLength(502);
    const placeOf = (conversation: string) => connector.calls.findIndex((call) => call.conversation === conversation && call.text === 'nb: Om saken');
    // Only those who stood at the channel already come before her, and before each of the two messages of the other.
    expect(placeOf('chat-kari')).toBeLessThan(200);
    expect(placeOf(`chat-${last}`)).toBeLessThan(400);
    // To one person the order is that of planning.
    expect(connector.calls.filter(({ conversation }) => conversation === `chat-${last}`).map(({ text }) => text)).toEqual([
      'nb: Til alle',
      'nb: Om saken',
    ]);
  });

  it('tries five times to put a message into words, then it has failed', async () => {
    const { app, messenger } = openProcess(store);
    let tried = 0;
    const outbox = createOutbox({
      ...app,
      messenger,
      replicas: soleReplica('r'),
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
