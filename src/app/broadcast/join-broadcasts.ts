import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastId } from '../../core/ids.ts';
import { keys } from '../keys.ts';
import type { BroadcastContext } from './broadcast-context.ts';
import { loadRecipient } from './every-recipient.ts';
import { changeBroadcast, loadBroadcast } from './load-broadcast.ts';
import { planAgain, toPlanned, type PlannedRecipient } from './plan-recipients.ts';
import { isMeantFor, toAddressed } from './resolve-audience.ts';

/** Most broadcasts that are looked through; far more than a municipality has running. */
const mostRunning = 500;

/** Gives somebody who has installed the bot what is still valid, is meant for her, and has not reached her. */
export async function joinBroadcasts(context: BroadcastContext): Promise<void> {
  const { app, tenant, person } = context;
  if (person.isUnknown === true) return;
  const prefix = keys.runningBroadcast(tenant, '');
  for (const { key } of await app.store.range(prefix, { limit: mostRunning })) {
    const broadcast = (await loadBroadcast(app, tenant, key.slice(prefix.length) as BroadcastId))?.broadcast;
    if (broadcast !== undefined && isValid(broadcast, app.clock.today())) await join(context, broadcast);
  }
}

function isValid({ state, withdrawn, draft, pending }: Broadcast, today: string): boolean {
  // Whoever is being planned right now is found there.
  return (state === 'sent' || (state === 'sending' && !pending.includes('plan'))) && withdrawn === null && draft.validUntil >= today;
}

async function join(context: BroadcastContext, broadcast: Broadcast): Promise<void> {
  const { app, tenant, person } = context;
  const { id } = broadcast;
  const planned = await toJoining(context, broadcast);
  if (planned === null || !(await app.store.commit(planned.one.writes)).ok) return;
  if (planned.isNew) await changeBroadcast(app, tenant, id, (one) => ({ ...one, recipients: one.recipients + 1 }));
  app.log.info({ broadcast: id, user: person.id }, 'a broadcast for somebody who has joined');
  app.outbox.wake(tenant, [planned.one.message]);
  await app.scheduler.wakeBy({ tenant, key: `broadcast/${id}`, at: app.clock.epochMs() });
}

async function toJoining(
  { app, tenant, person }: BroadcastContext,
  { id, draft }: Broadcast,
): Promise<{ readonly one: PlannedRecipient; readonly isNew: boolean } | null> {
  const known = await loadRecipient(app, tenant, id, person.id);
  if (known === undefined) {
    if (!(await isMeantFor(app, tenant, draft.audience, person))) return null;
    return { one: toPlanned(app, tenant, id, await toAddressed(app, tenant, person)), isNew: true };
  }
  const { recipient, version } = known;
  // What may have reached her is not sent again by itself.
  if (recipient.state !== 'failed') return null;
  const again = { ...recipient, state: 'waiting' as const, reason: null, at: app.clock.now(), attempt: recipient.attempt + 1 };
  return { one: planAgain(app, tenant, id, { recipient: again, version, purpose: 'deliver' }), isNew: false };
}
