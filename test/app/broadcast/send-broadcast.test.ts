import { afterEach, describe, expect, it } from 'vitest';
import { approveBroadcast } from '../../../src/app/broadcast/approve-broadcast.ts';
import { cancelBroadcast } from '../../../src/app/broadcast/cancel-broadcast.ts';
import { confirmRead } from '../../../src/app/broadcast/confirm-read.ts';
import { countFigures } from '../../../src/app/broadcast/count-figures.ts';
import { joinBroadcasts } from '../../../src/app/broadcast/join-broadcasts.ts';
import { listBroadcasts } from '../../../src/app/broadcast/list-broadcasts.ts';
import { loadBroadcast } from '../../../src/app/broadcast/load-broadcast.ts';
import { loadReport } from '../../../src/app/broadcast/load-report.ts';
import { remindUnconfirmed } from '../../../src/app/broadcast/remind-unconfirmed.ts';
import { resendFailed } from '../../../src/app/broadcast/resend-failed.ts';
import { showProgressOn } from '../../../src/app/broadcast/refresh-progress.ts';
import { submitBroadcast } from '../../../src/app/broadcast/submit-broadcast.ts';
import { keys } from '../../../src/app/keys.ts';
import { saveProfile } from '../../../src/app/profile.ts';
import { listUnconfirmed } from '../../../src/app/sending/list-unconfirmed.ts';
import type { Broadcast } from '../../../src/core/broadcast/broadcast.ts';
import type { BroadcastDraft } from '../../../src/core/broadcast/broadcast-draft.ts';
import type { Instant, Nonce } from '../../../src/core/ids.ts';
import { hrOne, hrTwo, manager, openBroadcastDesk, tenant, toDraft, type BroadcastDesk } from './open-broadcast-desk.ts';

let desk: BroadcastDesk;
afterEach(() => desk.close());

const valueOf = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const submit = async (draft: BroadcastDraft, nonce: Nonce | null = null) => submitBroadcast(await desk.as(hrOne), { id: null, draft, nonce });
/** Handed in by one of HR, let out by the other. */
const start = async (draft: BroadcastDraft = toDraft()): Promise<Broadcast> =>
  valueOf(await approveBroadcast(await desk.as(hrTwo), valueOf(await submit(draft)).id));
const load = async ({ id }: Broadcast) => (await loadBroadcast(desk.app, tenant, id))?.broadcast;
const figures = async (broadcast: Broadcast) => countFigures(desk.app, tenant, (await load(broadcast)) ?? broadcast);
const posts = () => desk.said.filter(({ activityId }) => activityId === null);

describe('a broadcast', () => {
  it('reaches everybody it is meant for once, each in the language that serves her best, rendered once a language', async () => {
    desk = await openBroadcastDesk({ managers: 30, locales: { [manager(2)]: 'nn', [manager(3)]: 'en' } });
    const texts = {
      nn: { title: 'Nye fristar', body: 'Meld behov.', notification: '' },
      en: { title: 'New deadlines', body: 'Tell us.', notification: 'Deadlines' },
    };
    const broadcast = await start(toDraft({ texts }));
    await desk.pass(10_000);
    expect(posts()).toHaveLength(30);
    expect(desk.rendered()).toBe(3);
    expect([desk.seen(manager(1))?.title, desk.seen(manager(2))?.title, desk.seen(manager(3))?.title]).toEqual([
      'Nye fristar',
      'Nye fristar',
      'New deadlines',
    ]);
    expect(desk.seen(manager(3))?.notification).toBe('Deadlines');
    expect(await load(broadcast)).toMatchObject({
      id: '2026-1',
      state: 'sent',
      approval: { user: hrTwo, name: 'Nina Berget' },
      recipients: 30,
      pending: [],
    });
    expect(await figures(broadcast)).toMatchObject({ recipients: 30, sent: 30, waiting: 0, confirmed: 0 });
    expect(await listBroadcasts(desk.app, tenant)).toMatchObject([{ figures: { sent: 30 } }]);
    // Everything is done: the store holds no message any more, and nobody looks again.
    expect(await desk.store.range(keys.outbox(tenant, ''), { limit: 10 })).toEqual([]);
    await desk.pass(3_600_000);
    expect(posts()).toHaveLength(30);
  });

  it('ends for each recipient in one state with its reason, never sends an uncertain one again, and sends again to the failed alone', async () => {
    desk = await openBroadcastDesk({ managers: 6, without: [manager(5)] });
    desk.script(manager(1), { kind: 'refused', status: 403, code: 'ConversationBlockedByUser' });
    desk.script(manager(2), { kind: 'unknown', status: 504 });
    desk.script(manager(3), { kind: 'refused', status: 413, code: null });
    const broadcast = await start();
    await desk.pass(10_000);
    const report = await loadReport(desk.app, tenant, broadcast.id, { from: 0, limit: 10 });
    expect(report?.recipients.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['Leder Nr1', 'failed', 'blocked'],
      ['Leder Nr2', 'unknown', null],
      ['Leder Nr3', 'failed', 'too-large'],
      ['Leder Nr4', 'sent', null],
      ['Leder Nr5', 'failed', 'no-conversation'],
      ['Leder Nr6', 'sent', null],
    ]);
    expect(await listUnconfirmed(desk.app, tenant)).toMatchObject([{ to: manager(2) }]);
    // She has the bot again, and so has the one who had none.
    for (const user of [manager(1), manager(5)]) {
      const where = { conversationId: user, serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
      await saveProfile(desk.app, tenant, user, { where, unreachable: null });
    }
    const before = posts().length;
    valueOf(await resendFailed(await desk.as(hrTwo), broadcast.id));
    await desk.pass(10_000);
    expect(
      posts()
        .slice(before)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([manager(1), manager(3), manager(5)]);
    expect(await figures(broadcast)).toMatchObject({ sent: 5, unknown: 1, failed: 0 });
    expect(await resendFailed(await desk.as(hrTwo), broadcast.id)).toEqual({ ok: false, refusal: { reason: 'nothing-to-resend' } });
  });

  it('stops while it runs: who waits gets nothing, what is on the wire ends by itself, and nobody gets two states', async () => {
    desk = await openBroadcastDesk({ managers: 40 });
    for (let number = 1; number <= 40; number += 1) desk.script(manager(number), 'hang');
    const broadcast = await start();
    await desk.pass(3_000);
    expect(await figures(broadcast)).toMatchObject({ recipients: 40, waiting: 40 });
    valueOf(await cancelBroadcast(await desk.as(hrTwo), broadcast.id));
    await desk.pass(5_000);
    expect(await figures(broadcast)).toMatchObject({ cancelled: 24, waiting: 16 });
    // The process ends with sixteen on the wire.
    desk = await desk.restart();
    await desk.pass(5_000);
    expect(await figures(broadcast)).toMatchObject({ cancelled: 24, unknown: 16, waiting: 0 });
    expect(await load(broadcast)).toMatchObject({ state: 'cancelled', pending: [], cancelled: { user: hrTwo } });
    expect(posts()).toEqual([]);
    expect(await cancelBroadcast(await desk.as(hrOne), broadcast.id)).toMatchObject({ refusal: { reason: 'not-now', state: 'cancelled' } });
  });

  it('goes on after a crash at every point, and nobody gets it twice', async () => {
    desk = await openBroadcastDesk({ managers: 120 });
    const broadcast = valueOf(await submit(toDraft()));
    valueOf(await approveBroadcast(await desk.as(hrTwo), broadcast.id));
    // The wake is lost with the process, after the first of three commits that plan: as if killed in between.
    const commit = desk.store.commit.bind(desk.store);
    let planned = 0;
    Object.assign(desk.app.store, {
      commit: (writes: Parameters<typeof commit>[0]) => {
        if (writes.some(({ key }) => key.includes('/broadcast-to/') && !key.includes('/delivery/')) && writes.length > 50 && (planned += 1) > 1)
          throw new Error('killed');
        return commit(writes);
      },
    });
    await expect(desk.pass(1_000)).rejects.toThrow('killed');
    await desk.outbox.idle();
    desk = await desk.restart();
    expect(await figures(broadcast)).toMatchObject({ recipients: 50 });
    await desk.app.scheduler.wakeBy({ tenant, key: `broadcast/${broadcast.id}`, at: desk.app.clock.epochMs() });
    await desk.pass(20_000);
    expect(await figures(broadcast)).toMatchObject({ recipients: 120, sent: 120 });
    expect(new Set(posts().map(({ to }) => to)).size).toBe(120);
    expect(posts()).toHaveLength(120);
  });

  it('shows how it goes on the card that follows it, in place', async () => {
    desk = await openBroadcastDesk({ managers: 4 });
    const broadcast = valueOf(await submit(toDraft()));
    const where = { conversationId: hrOne, serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
    await showProgressOn(await desk.as(hrOne), broadcast.id, { where, activityId: 'progress' });
    valueOf(await approveBroadcast(await desk.as(hrTwo), broadcast.id));
    await desk.pass(10_000);
    const shown = desk.said.filter(({ to, activityId }) => to === hrOne && activityId === 'progress');
    expect(shown.length).toBeGreaterThan(0);
    expect(JSON.stringify(shown.at(-1)?.reply)).toContain('"sent":4');
    const before = shown.length;
    valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null));
    await desk.pass(5_000);
    expect(desk.said.filter(({ activityId }) => activityId === 'progress').length).toBe(before + 1);
  });

  it('waits for working hours unless HR says otherwise, and tells when it leaves', async () => {
    desk = await openBroadcastDesk({ managers: 1, settings: { 'broadcast.second-approval': false } });
    const at = (moment: string, anyTime = false) => ({ kind: 'at', at: moment as Instant, anyTime }) as const;
    // Saturday; the 24th of December is an extra day off, and Christmas follows it.
    const saturday = valueOf(await submit(toDraft({ when: at('2026-11-28T09:00:00.000Z') })));
    expect(saturday).toMatchObject({ state: 'scheduled', approval: 'waived', moved: true, startsAt: '2026-11-30T07:00:00.000Z' });
    const christmas = valueOf(await submit(toDraft({ when: at('2026-12-25T09:00:00.000Z') })));
    expect(christmas).toMatchObject({ moved: true, startsAt: '2026-12-28T07:00:00.000Z' });
    const evening = valueOf(await submit(toDraft({ when: at('2026-11-24T20:00:00.000Z', true) })));
    expect(evening).toMatchObject({ moved: false, startsAt: '2026-11-24T20:00:00.000Z' });
    await desk.pass(3_600_000);
    expect(posts()).toEqual([]);
    desk.setTime('2026-11-24T19:59:00.000Z');
    await desk.pass(90_000);
    expect(posts()).toHaveLength(1);
    expect(await load(evening)).toMatchObject({ state: 'sent', startedAt: '2026-11-24T20:00:00.000Z' });
    expect(await load(saturday)).toMatchObject({ state: 'scheduled' });
    valueOf(await cancelBroadcast(await desk.as(hrOne), saturday.id));
    desk.setTime('2026-12-01T09:00:00.000Z');
    await desk.pass(60_000);
    expect(posts()).toHaveLength(1);
  });

  it('reaches who installs the bot while it is valid, once, and who could not be reached before', async () => {
    desk = await openBroadcastDesk({ managers: 3, without: [manager(2)] });
    const broadcast = await start();
    await desk.pass(10_000);
    const where = { conversationId: manager(2), serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
    await saveProfile(desk.app, tenant, manager(2), { where, unreachable: null });
    await joinBroadcasts(await desk.as(manager(2)));
    await joinBroadcasts(await desk.as(manager(2)));
    await joinBroadcasts(await desk.as(manager(1)));
    await joinBroadcasts(await desk.as(hrOne));
    await desk.pass(10_000);
    expect(posts().filter(({ to }) => to === manager(2))).toHaveLength(1);
    expect(posts()).toHaveLength(3);
    expect(await figures(broadcast)).toMatchObject({ recipients: 3, sent: 3 });
    // After its last day nobody gets it any more.
    await saveProfile(desk.app, tenant, manager(3), { unreachable: { reason: 'removed', since: '2027-01-01' } });
    desk.setTime('2027-01-04T09:00:00.000Z');
    await desk.app.store.commit(
      (await desk.store.range(keys.broadcastTo(tenant, broadcast.id, ''), { limit: 9 })).map(({ key, version }) => ({
        kind: 'delete',
        key,
        version,
      })),
    );
    await joinBroadcasts(await desk.as(manager(3)));
    await desk.pass(10_000);
    expect(posts()).toHaveLength(3);
  });

  it('counts who confirms, also somebody nobody was sure of, and asks the others once more and only once', async () => {
    desk = await openBroadcastDesk({ managers: 4 });
    desk.script(manager(4), { kind: 'unknown', status: 502 });
    const broadcast = await start();
    await desk.pass(10_000);
    const card = valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null));
    expect(card).toMatchObject({ kind: 'broadcast', view: { confirmed: 'yes', buttons: [] } });
    valueOf(await confirmRead(await desk.as(manager(1)), broadcast.id, null));
    const where = { conversationId: manager(4), serviceUrl: 'http://127.0.0.1', channelId: 'msteams', botId: 'losen', scope: 'personal' } as const;
    valueOf(await confirmRead(await desk.as(manager(4)), broadcast.id, { where, activityId: 'hers' }));
    expect(await figures(broadcast)).toMatchObject({ sent: 4, unknown: 0, confirmed: 2 });
    expect(await listUnconfirmed(desk.app, tenant)).toEqual([]);
    expect(await confirmRead(await desk.as(hrOne), broadcast.id, null)).toEqual({ ok: false, refusal: { reason: 'not-a-recipient' } });
    const before = desk.said.length;
    valueOf(await remindUnconfirmed(await desk.as(hrOne), broadcast.id));
    expect(await remindUnconfirmed(await desk.as(hrTwo), broadcast.id)).toMatchObject({ refusal: { reason: 'already-reminded', by: 'Eirik Lunde' } });
    await desk.pass(10_000);
    const since = desk.said.slice(before);
    expect(
      since
        .filter(({ activityId }) => activityId === null)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([manager(2), manager(3)]);
    expect(desk.seen(manager(2))).toMatchObject({ reminder: true });
    // The message further up says where it is now.
    expect(since.filter(({ activityId }) => activityId !== null).map(({ reply }) => reply)).toMatchObject([{ kind: 'notice' }, { kind: 'notice' }]);
  });
});
