import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDelivery } from '../../../src/app/sending/ledger.ts';
import { listUnconfirmed } from '../../../src/app/sending/list-unconfirmed.ts';
import { loadProfile } from '../../../src/app/profile.ts';
import type { UserId } from '../../../src/core/ids.ts';
import type { Outgoing } from '../../../src/ports/messenger.ts';
import type { RecordStore } from '../../../src/ports/record-store.ts';
import { openTestStore } from '../../postgres/open-test-store.ts';
import { meet, openProcess, silenceAll, tenant } from './open-process.ts';
import { startScriptedConnector, type Scripted, type ScriptedConnector } from './start-scripted-connector.ts';

let folder = '';
let store: RecordStore;
let connector: ScriptedConnector;
let kari: UserId;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'losen-messenger-'));
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

const toKari = (key: string, more: Partial<Outgoing> = {}): Outgoing => ({
  tenant,
  to: { person: kari },
  key,
  urgency: 'background',
  compose: async (locale) => ({ text: `${key} in ${locale}` }),
  ...more,
});
const stateOf = async (key: string) => (await loadDelivery({ store }, tenant, key))?.delivery;
const script = (...answers: readonly Scripted[]) => connector.script('chat-kari', ...answers);

describe('a message', () => {
  it('to a person goes to her chat in her language, and the ledger keeps its activity id', async () => {
    const { messenger } = openProcess(store);
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'sent', activityId: 'm1' });
    expect(connector.calls).toMatchObject([{ method: 'POST', conversation: 'chat-kari', text: 'a in nb' }]);
    expect(await stateOf('a')).toMatchObject({ state: 'sent', activityId: 'm1', to: kari });
  });

  it('to a conversation needs no person', async () => {
    const { messenger } = openProcess(store);
    const where = { conversationId: 'group', serviceUrl: connector.serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'group' } as const;
    expect(await messenger.send(toKari('a', { to: { where }, urgency: 'turn' }))).toEqual({ kind: 'sent', activityId: 'm1' });
    expect(connector.calls[0]?.conversation).toBe('group');
  });

  it('that has left under a key never leaves under it again: not at once, not at the same time, not after a restart', async () => {
    const { messenger } = openProcess(store);
    const answers = await Promise.all([1, 2, 3, 4].map(() => messenger.send(toKari('a'))));
    expect(answers.filter(({ kind }) => kind === 'sent').length).toBeGreaterThan(0);
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'sent', activityId: 'm1' });
    expect(await openProcess(store).messenger.send(toKari('a'))).toEqual({ kind: 'sent', activityId: 'm1' });
    expect(connector.calls).toHaveLength(1);
  });

  it.each<[string, Scripted]>([
    ['408', { status: 408 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['a reset connection', 'reset'],
    ['no answer in time', 'hang'],
  ])('is unknown after %s: listed, and never sent again by itself', async (_, answer) => {
    script(answer);
    const { messenger } = openProcess(store);
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'unknown' });
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'unknown' });
    expect(connector.calls).toHaveLength(1);
    expect(await stateOf('a')).toMatchObject({ state: 'unknown' });
    expect(await listUnconfirmed({ store }, tenant)).toMatchObject([{ key: 'a', to: kari }]);
    expect((await loadProfile({ store }, tenant, kari)).unreachable).toBeNull();
  });

  it('that is turned away with 429 or 412 is tried again, and not before Retry-After', async () => {
    script({ status: 429, headers: { 'retry-after': '1' } }, { status: 412 });
    const { messenger } = openProcess(store);
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'sent', activityId: 'm3' });
    const [first, second] = connector.calls.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(await stateOf('a')).toMatchObject({ state: 'sent' });
  });

  it('is only planned while it waits after a 429, so that a crash then loses nothing', async () => {
    script({ status: 429, headers: { 'retry-after': '3600' } });
    const { messenger } = openProcess(store);
    void messenger.send(toKari('a'));
    await expect.poll(() => connector.calls.length).toBe(1);
    await expect.poll(() => stateOf('a')).toBeUndefined();
    expect(await openProcess(store).messenger.send(toKari('a'))).toMatchObject({ kind: 'sent' });
  });

  it('that somebody waits for is given up rather than sent too soon or too late', async () => {
    script({ status: 429, headers: { 'retry-after': '60' } });
    const { messenger } = openProcess(store);
    expect(await messenger.send(toKari('a', { urgency: 'turn' }))).toEqual({ kind: 'unreachable', reason: 'throttled' });
    expect(connector.calls).toHaveLength(1);
  });

  it('that finds nobody listening has not left, and is tried again', async () => {
    const nowhere = await meet(store, 'http://127.0.0.1:1', 'ola');
    const { messenger } = openProcess(store);
    void messenger.send(toKari('a', { to: { person: nowhere } }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stateOf('a')).toBeUndefined();
    expect(await listUnconfirmed({ store }, tenant)).toEqual([]);
  });

  it.each([
    [403, 'ConversationBlockedByUser', 'blocked', true],
    [403, undefined, 'refused', true],
    [404, 'ConversationNotFound', 'gone', true],
    [413, 'MessageSizeTooBig', 'too-large', false],
    [401, undefined, 'unauthorised', false],
  ] as const)('refused with %i %s is not tried again and its reason kept', async (status, code, reason, aboutPerson) => {
    script(code === undefined ? { status } : { status, code });
    const { messenger } = openProcess(store);
    expect(await messenger.send(toKari('a'))).toEqual({ kind: 'unreachable', reason });
    expect(await stateOf('a')).toMatchObject({ state: 'failed', reason });
    expect((await loadProfile({ store }, tenant, kari)).unreachable?.reason).toBe(aboutPerson ? reason : undefined);
    // The next one does not even go out while she is known to be out of reach.
    expect(await messenger.send(toKari('b'))).toEqual(aboutPerson ? { kind: 'unreachable', reason } : { kind: 'sent', activityId: 'm2' });
    expect(connector.calls).toHaveLength(aboutPerson ? 1 : 2);
  });

  it('refused while she installs the bot again leaves her reachable', async () => {
    const { messenger } = openProcess(store, { timeoutMs: 5_000 });
    script({ status: 403 });
    const sent = messenger.send(
      toKari('a', {
        compose: async () => {
          await meet(store, `${connector.serviceUrl}/`, 'kari');
          return { text: 'a' };
        },
      }),
    );
    expect(await sent).toEqual({ kind: 'unreachable', reason: 'refused' });
    expect((await loadProfile({ store }, tenant, kari)).unreachable).toBeNull();
  });

  it('to somebody the bot has never met is unreachable at once', async () => {
    const { messenger } = openProcess(store);
    const answer = await messenger.send(toKari('a', { to: { person: 'nobody' as UserId } }));
    expect(answer).toEqual({ kind: 'unreachable', reason: 'no-conversation' });
    expect(connector.calls).toEqual([]);
  });

  it('whose words fail leaves its key free, and one that has nothing to say any more ends without a call', async () => {
    const { messenger } = openProcess(store);
    await expect(messenger.send(toKari('a', { compose: () => Promise.reject(new Error('no words')) }))).rejects.toThrow('no words');
    expect(await stateOf('a')).toBeUndefined();
    expect(await messenger.send(toKari('a', { compose: async () => 'obsolete' }))).toEqual({ kind: 'unreachable', reason: 'obsolete' });
    expect(connector.calls).toEqual([]);
  });

  it('that has been posted gets into the ledger even when the store fails for a moment', async () => {
    let failures = 0;
    const shaky: RecordStore = {
      ...store,
      commit: (writes) => {
        const isEnd = writes.some((write) => write.kind === 'replace' && write.key.includes('/delivery/'));
        if (!isEnd || failures === 1) return store.commit(writes);
        failures += 1;
        return Promise.reject(new Error('the disk is full'));
      },
    };
    expect(await openProcess(shaky).messenger.send(toKari('a'))).toEqual({ kind: 'sent', activityId: 'm1' });
    expect(failures).toBe(1);
    expect(await stateOf('a')).toMatchObject({ state: 'sent' });
  });
});

describe('a change of a message', () => {
  const where = () =>
    ({ conversationId: 'chat-kari', serviceUrl: connector.serviceUrl, channelId: 'msteams', botId: '28:losen', scope: 'personal' }) as const;

  it('is put in place, tried again when it was not taken, and once only when nobody knows', async () => {
    const { messenger } = openProcess(store);
    script({ status: 412 }, { status: 200 }, { status: 504 });
    const change = { tenant, where: where(), activityId: 'm9', message: { text: 'changed' } };
    expect(await messenger.update(change)).toMatchObject({ kind: 'sent' });
    expect(await messenger.update(change)).toEqual({ kind: 'unknown' });
    expect(connector.calls.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT']);
  });
});

describe('closing', () => {
  it('waits for what is on the wire and lets nothing more out', async () => {
    const { messenger } = openProcess(store, { timeoutMs: 300 });
    script('hang');
    const hanging = messenger.send(toKari('a'));
    await expect.poll(() => connector.calls.length).toBe(1);
    await messenger.close();
    expect(await stateOf('a')).toMatchObject({ state: 'unknown' });
    expect(await hanging).toEqual({ kind: 'unknown' });
    void messenger.send(toKari('b'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(connector.calls).toHaveLength(1);
  });
});
