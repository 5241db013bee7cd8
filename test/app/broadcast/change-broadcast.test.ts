import { afterEach, describe, expect, it } from 'vitest';
import { approveBroadcast } from '../../../src/app/broadcast/approve-broadcast.ts';
import { confirmRead } from '../../../src/app/broadcast/confirm-read.ts';
import { correctBroadcast } from '../../../src/app/broadcast/correct-broadcast.ts';
import { countFigures } from '../../../src/app/broadcast/count-figures.ts';
import { loadBroadcast } from '../../../src/app/broadcast/load-broadcast.ts';
import { remindUnconfirmed } from '../../../src/app/broadcast/remind-unconfirmed.ts';
import { resumeBroadcasts } from '../../../src/app/broadcast/resume-broadcasts.ts';
import { submitBroadcast } from '../../../src/app/broadcast/submit-broadcast.ts';
import { sweepBroadcasts } from '../../../src/app/broadcast/sweep-broadcasts.ts';
import { withdrawBroadcast } from '../../../src/app/broadcast/withdraw-broadcast.ts';
import type { Broadcast } from '../../../src/core/broadcast/broadcast.ts';
import { hrOne, hrTwo, manager, openBroadcastDesk, tenant, toDraft, type BroadcastDesk } from './open-broadcast-desk.ts';

let desk: BroadcastDesk;
afterEach(() => desk.close());

const valueOf = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const send = async (change: Parameters<typeof toDraft>[0] = {}): Promise<Broadcast> => {
  const submitted = valueOf(await submitBroadcast(await desk.as(hrOne), { id: null, draft: toDraft(change), nonce: null }));
  return valueOf(await approveBroadcast(await desk.as(hrTwo), submitted.id));
};
const load = async ({ id }: Broadcast) => (await loadBroadcast(desk.app, tenant, id))?.broadcast;
const figures = async (broadcast: Broadcast) => countFigures(desk.app, tenant, (await load(broadcast)) ?? broadcast);
const corrected = { nb: { title: 'Nye frister, rettet', body: 'Meld behov innen mandag.', notification: '' } };

describe('a correction', () => {
  it('changes what people have in place, keeps what they have confirmed, and gives the others the new words', async () => {
    desk = await openBroadcastDesk({ managers: 40, without: [manager(7)] });
    const broadcast = await send();
    await desk.pass(10_000);
    valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null));
    const before = desk.said.length;
    await desk.pass(1_000);
    valueOf(await correctBroadcast(await desk.as(hrTwo), broadcast.id, corrected));
    await desk.pass(10_000);
    const changed = desk.said.slice(before).filter(({ to, reply }) => reply.kind === 'broadcast' && to !== hrOne);
    expect(changed).toHaveLength(39);
    expect(changed.every(({ activityId }) => activityId !== null)).toBe(true);
    expect(desk.seen(manager(1))).toMatchObject({
      title: 'Nye frister, rettet',
      confirmed: 'earlier-words',
      corrected: '2026-11-23T08:00:11.000Z',
      buttons: [{ verb: 'broadcast.confirm' }],
    });
    expect(desk.seen(manager(2))).toMatchObject({ title: 'Nye frister, rettet', confirmed: 'no' });
    expect(await figures(broadcast)).toMatchObject({ sent: 39, failed: 1, lagging: 0, behind: 0 });
    expect(await load(broadcast)).toMatchObject({ revision: 2, pending: [], state: 'sent' });
    const anew = valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null));
    expect(anew).toMatchObject({ view: { confirmed: 'yes', buttons: [] } });
    expect(await figures(broadcast)).toMatchObject({ confirmed: 1 });
  });

  it('goes on after the process was killed, and leaves nobody with the old words', async () => {
    desk = await openBroadcastDesk({ managers: 40 });
    const broadcast = await send();
    await desk.pass(10_000);
    for (let number = 1; number <= 40; number += 1) desk.scriptUpdates(manager(number), 'hang');
    valueOf(await correctBroadcast(await desk.as(hrTwo), broadcast.id, corrected));
    // Sixteen changes are on the wire and are never answered.
    void desk.pass(1_000).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await figures(broadcast)).toMatchObject({ lagging: 40 });
    desk = await desk.restart();
    await resumeBroadcasts(desk.app, tenant);
    await desk.pass(10_000);
    expect(await figures(broadcast)).toMatchObject({ lagging: 0, behind: 0, sent: 40 });
    for (let number = 1; number <= 40; number += 1) expect(desk.seen(manager(number))?.title).toBe('Nye frister, rettet');
  });

  it('that comes while the broadcast leaves reaches also who was getting the old words that moment', async () => {
    desk = await openBroadcastDesk({ managers: 30 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const toMessage = desk.app.toMessage;
    let messages = 0;
    Object.assign(desk.app, {
      toMessage: (...args: Parameters<typeof toMessage>) => {
        messages += 1;
        return toMessage(...args);
      },
    });
    const commit = desk.store.commit.bind(desk.store);
    // What has been sent is written down only after the correction.
    Object.assign(desk.store, {
      commit: async (writes: Parameters<typeof commit>[0]) => {
        if (writes.some(({ kind, key }) => kind === 'replace' && key.includes('/delivery/'))) await held;
        return commit(writes);
      },
    });
    const broadcast = await send();
    await desk.pass(1_000);
    valueOf(await correctBroadcast(await desk.as(hrTwo), broadcast.id, corrected));
    await desk.pass(1_000);
    release();
    await desk.outbox.idle();
    await desk.pass(20_000);
    expect(messages).toBeGreaterThan(0);
    expect(await figures(broadcast)).toMatchObject({ sent: 30, lagging: 0 });
    for (let number = 1; number <= 30; number += 1) expect(desk.seen(manager(number))?.title).toBe('Nye frister, rettet');
  });

  it('is made again where the store would not take that it was made', async () => {
    desk = await openBroadcastDesk({ managers: 30 });
    const broadcast = await send();
    await desk.pass(10_000);
    const commit = desk.store.commit.bind(desk.store);
    let failing = 5;
    Object.assign(desk.store, {
      commit: async (writes: Parameters<typeof commit>[0]) => {
        if (writes.length === 1 && writes[0]?.key.includes('/broadcast-to/') === true && (failing -= 1) >= 0) throw new Error('the disk is full');
        return commit(writes);
      },
    });
    valueOf(await correctBroadcast(await desk.as(hrTwo), broadcast.id, corrected));
    await desk.pass(20_000);
    expect(desk.warnings.filter((text) => text.includes('could not be changed'))).toHaveLength(5);
    expect(await figures(broadcast)).toMatchObject({ lagging: 0, sent: 30, behind: 0 });
  });

  it('says of a message that cannot be changed that its reader has the old words', async () => {
    desk = await openBroadcastDesk({ managers: 3 });
    desk.scriptUpdates(manager(1), { kind: 'refused', status: 404, code: 'ConversationNotFound' });
    desk.scriptUpdates(manager(2), { kind: 'unknown', status: 500 }, { kind: 'unknown', status: 500 });
    const broadcast = await send();
    await desk.pass(10_000);
    valueOf(await correctBroadcast(await desk.as(hrTwo), broadcast.id, corrected));
    await desk.pass(10_000);
    expect((await desk.recipients(broadcast.id)).map(({ name, behind }) => [name, behind])).toEqual([
      ['Leder Nr1', 'gone'],
      ['Leder Nr2', null],
      ['Leder Nr3', null],
    ]);
    expect(await figures(broadcast)).toMatchObject({ behind: 1, lagging: 0 });
  });
});

describe('a withdrawal', () => {
  it('leaves a notice in the place of the words, and nothing to confirm, remind of or correct', async () => {
    desk = await openBroadcastDesk({ managers: 3 });
    const broadcast = await send();
    await desk.pass(10_000);
    valueOf(await withdrawBroadcast(await desk.as(hrTwo), broadcast.id, 'Sendt ved en feil.'));
    await desk.pass(10_000);
    expect(desk.seen(manager(1))).toMatchObject({ withdrawn: { notice: 'Sendt ved en feil.' }, buttons: [] });
    expect(valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null))).toMatchObject({ view: { withdrawn: {}, buttons: [] } });
    expect(await figures(broadcast)).toMatchObject({ confirmed: 0, sent: 3, lagging: 0 });
    for (const act of [
      correctBroadcast(await desk.as(hrOne), broadcast.id, corrected),
      withdrawBroadcast(await desk.as(hrOne), broadcast.id, null),
      remindUnconfirmed(await desk.as(hrOne), broadcast.id),
    ])
      expect(await act).toEqual({ ok: false, refusal: { reason: 'withdrawn' } });
  });
});

describe('the sweep', () => {
  it('deletes nothing as long as HR has not confirmed for how long broadcasts are kept', async () => {
    desk = await openBroadcastDesk({ managers: 1 });
    const old = await send();
    await desk.pass(10_000);
    desk.setTime('2036-01-01T09:00:00.000Z');
    expect(await sweepBroadcasts(desk.app, tenant)).toBe(0);
    expect(await load(old)).toMatchObject({ state: 'sent' });
  });

  it('deletes a broadcast with everything about its recipients when its months are over, and leaves the others', async () => {
    desk = await openBroadcastDesk({ managers: 3, settings: { 'broadcast.keep-months': 2 } });
    const old = await send();
    desk.script(manager(1), { kind: 'unknown', status: 500 });
    await desk.pass(10_000);
    desk.setTime('2027-02-20T09:00:00.000Z');
    const fresh = await send({ when: { kind: 'now', anyTime: true }, validUntil: '2027-03-01' as typeof old.draft.validUntil });
    await desk.pass(10_000);
    expect(await sweepBroadcasts(desk.app, tenant)).toBe(0);
    desk.setTime('2027-03-01T09:00:00.000Z');
    expect(await sweepBroadcasts(desk.app, tenant)).toBe(1);
    const left = (await desk.store.range(`${tenant}/`, { limit: 1_000 })).map(({ key }) => key);
    expect(left.filter((key) => key.includes(`/${old.id}`))).toEqual([]);
    expect(left.filter((key) => key.includes(`/broadcast-to/${fresh.id}/`))).toHaveLength(3);
    expect(await load(fresh)).toMatchObject({ state: 'sent' });
  });
});
