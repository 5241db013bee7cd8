import { afterEach, describe, expect, it } from 'vitest';
import { approveBroadcast } from '../../../src/app/broadcast/approve-broadcast.ts';
import { collectMyBroadcasts } from '../../../src/app/broadcast/collect-my-broadcasts.ts';
import { confirmRead } from '../../../src/app/broadcast/confirm-read.ts';
import { submitBroadcast } from '../../../src/app/broadcast/submit-broadcast.ts';
import { hrOne, hrTwo, manager, openBroadcastDesk, toDraft, type BroadcastDesk } from './open-broadcast-desk.ts';

describe('what is kept of a person', () => {
  let desk: BroadcastDesk;
  afterEach(() => desk.close());

  it('names the broadcasts that were meant for her, and those she has had a hand in, and nobody else', async () => {
    desk = await openBroadcastDesk({ managers: 2 });
    const submitted = await submitBroadcast(await desk.as(hrOne), { id: null, draft: toDraft(), nonce: null });
    if (!submitted.ok) throw new Error('refused');
    await approveBroadcast(await desk.as(hrTwo), submitted.value.id);
    await desk.pass(10_000);
    await confirmRead(await desk.as(manager(1)), submitted.value.id, null);
    const mine = await collectMyBroadcasts(await desk.as(manager(1)));
    expect(mine).toMatchObject([
      { id: '2026-1', title: 'Nye frister', wrote: false, approved: false, delivery: { state: 'sent' }, confirmedAt: '2026-11-23T08:00:10.000Z' },
    ]);
    expect(await collectMyBroadcasts(await desk.as(hrOne))).toMatchObject([{ wrote: true, approved: false, delivery: null }]);
    expect(await collectMyBroadcasts(await desk.as(hrTwo))).toMatchObject([{ wrote: false, approved: true, delivery: null }]);
    expect(JSON.stringify(mine)).not.toContain('Leder Nr2');
  });
});
