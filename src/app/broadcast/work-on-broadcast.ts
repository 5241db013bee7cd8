import type { Broadcast, BroadcastTask } from '../../core/broadcast/broadcast.ts';
import { begin } from '../../core/broadcast/decide-broadcast.ts';
import { noFigures, type Figures } from '../../core/broadcast/figures.ts';
import type { BroadcastId, TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { keys } from '../keys.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { countFigures, saveFigures } from './count-figures.ts';
import { changeBroadcast } from './load-broadcast.ts';
import { mendStranded } from './mend-stranded.ts';
import { planReminders, planResends } from './plan-anew.ts';
import { planRecipients } from './plan-recipients.ts';
import { refreshProgress } from './refresh-progress.ts';
import { updateDelivered } from './update-delivered.ts';

/** How often the progress is looked at while it goes on, in milliseconds; a long list is counted more seldom, so that counting stays a small part of the work. */
const lookEveryMs = 2_000;
const leastRestPerWork = 10;
/** One look at changing what people have takes no longer, in milliseconds; the next goes on where it ended. */
const sliceMs = 20_000;
/** So few waiting are looked at one by one: one of them may be stranded. */
const mostMended = 200;

/**
 * Does what a broadcast has pending, counts how it stands, and says when to look again; null when a change will say so.
 * Everything is worked out from the stored state, so it may be called at any time, twice, and after a crash.
 */
export async function workOnBroadcast(app: App, tenant: TenantId, id: BroadcastId): Promise<number | null> {
  const { clock } = app;
  const began = clock.epochMs();
  const begun = await changeBroadcast(app, tenant, id, (one) => {
    const now = clock.now();
    return one.state === 'scheduled' && one.startsAt !== null && one.startsAt <= now ? begin(one, now) : one;
  });
  if (begun === undefined) return null;
  if (begun.state === 'scheduled') {
    await refreshProgress(app, tenant, begun, noFigures);
    return begun.startsAt === null ? null : Date.parse(begun.startsAt);
  }
  if (begun.startedAt === null) {
    await refreshProgress(app, tenant, begun, noFigures);
    return begun.state === 'cancelled' ? retire(app, tenant, begun) : null;
  }
  const isOver = () => clock.epochMs() - began > sliceMs;
  let broadcast = begun;
  for (const task of begun.pending)
    if (await tasks[task](app, tenant, begun, isOver)) broadcast = (await finish(app, tenant, begun, task)) ?? broadcast;
  const figures = await countFigures(app, tenant, broadcast);
  const ended = await endWhenDone(app, tenant, broadcast, figures);
  await saveFigures(app, tenant, id, figures);
  await refreshProgress(app, tenant, ended, figures);
  const isIdle = figures.waiting === 0 && ended.pending.length === 0;
  if (!isIdle && figures.waiting <= mostMended) await mendStranded(app, tenant, ended);
  if (isIdle) return retire(app, tenant, ended);
  const took = clock.epochMs() - began;
  return clock.epochMs() + (isOver() ? 0 : Math.max(lookEveryMs, Math.min(took * leastRestPerWork, sliceMs)));
}

type Task = (app: App, tenant: TenantId, broadcast: Broadcast, isOver: () => boolean) => Promise<boolean>;

/** Each returns whether it is through. */
const tasks: Readonly<Record<BroadcastTask, Task>> = {
  plan: planRecipients,
  resend: planResends,
  remind: planReminders,
  update: updateDelivered,
  cancel: cancelWaiting,
};

/** Takes a task off the list, unless somebody has asked for the same again meanwhile. */
function finish(app: App, tenant: TenantId, { id, revision, round }: Broadcast, task: BroadcastTask): Promise<Broadcast | undefined> {
  return changeBroadcast(app, tenant, id, (one) =>
    one.revision === revision && one.round === round ? { ...one, pending: one.pending.filter((other) => other !== task) } : one,
  );
}

/** Once nobody waits it is over. */
async function endWhenDone(app: App, tenant: TenantId, broadcast: Broadcast, { waiting }: Figures): Promise<Broadcast> {
  if (waiting > 0 || broadcast.endedAt !== null) return broadcast;
  const endedAt = app.clock.now();
  const ended = await changeBroadcast(app, tenant, broadcast.id, (one) => {
    const plans = one.pending.some((task) => task === 'plan' || task === 'resend' || task === 'cancel');
    if (plans || one.endedAt !== null || one.round !== broadcast.round) return one;
    if (one.state === 'cancelled') return { ...one, endedAt };
    return one.state === 'sending' ? { ...one, state: 'sent', endedAt } : one;
  });
  return ended ?? broadcast;
}

/** One that nobody can join any more is not looked at again until somebody does something with it. */
async function retire({ store, clock }: App, tenant: TenantId, { id, state, withdrawn, draft }: Broadcast): Promise<null> {
  if (state === 'sent' && withdrawn === null && draft.validUntil >= clock.today()) return null;
  const record = await store.get(keys.runningBroadcast(tenant, id));
  if (record !== undefined) await store.commit([{ kind: 'delete', key: record.key, version: record.version }]);
  return null;
}
