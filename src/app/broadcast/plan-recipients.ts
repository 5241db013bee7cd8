import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Recipient } from '../../core/broadcast/recipient.ts';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { Write } from '../../ports/record-store.ts';
import type { App } from '../app.ts';
import { toPlanWrite, type Notification } from '../sending/outbox-item.ts';
import { toDelivery } from './broadcast-delivery.ts';
import { everyRecipientPage, toRecipientWrite } from './every-recipient.ts';
import { changeBroadcast, loadBroadcast } from './load-broadcast.ts';
import { resolveAudience, type Addressed } from './resolve-audience.ts';

/** People planned in one commit: short enough that somebody's press does not wait for it. */
const perCommit = 50;

/** Gives everybody a broadcast is meant for her record and her planned message, in the same commit; who has them is passed over, so a crash costs nothing. */
export async function planRecipients(app: App, tenant: TenantId, { id, draft }: Broadcast): Promise<boolean> {
  const { recipients, unknown, duplicates } = await resolveAudience(app, tenant, draft.audience);
  const known = new Set<UserId>();
  for await (const page of everyRecipientPage(app, tenant, id)) for (const { recipient } of page) known.add(recipient.person);
  const missing = recipients.filter(({ person }) => !known.has(person.id));
  for (let first = 0; first < missing.length; first += perCommit) {
    const now = (await loadBroadcast(app, tenant, id))?.broadcast;
    // Stopped, or planned to its end by another process while this one stood still.
    if (now?.state !== 'sending' || !now.pending.includes('plan')) return false;
    const planned = missing.slice(first, first + perCommit).map((one) => toPlanned(app, tenant, id, one));
    const committed = await app.store.commit(planned.flatMap(({ writes }) => writes));
    // Somebody joined meanwhile, or another process plans the same: one by one then.
    const taken = committed.ok ? planned : await commitSingly(app, planned);
    app.log.info({ broadcast: id, planned: taken.length, passedOver: planned.length - taken.length }, 'recipients of a broadcast planned');
    app.outbox.wake(
      tenant,
      taken.map(({ message }) => message),
    );
  }
  await changeBroadcast(app, tenant, id, (broadcast) => ({
    ...broadcast,
    recipients: new Set([...known, ...recipients.map(({ person }) => person.id)]).size,
    unknownNames: unknown,
    duplicates,
  }));
  return true;
}

/** Somebody's record and message, as they are planned together. */
export interface PlannedRecipient {
  readonly writes: readonly Write[];
  readonly message: Notification;
}

/** A new recipient with her message. */
export function toPlanned(
  { clock, trace }: Pick<App, 'clock' | 'trace'>,
  tenant: TenantId,
  id: Broadcast['id'],
  { person, locale }: Addressed,
): PlannedRecipient {
  const recipient: Recipient = {
    v: 1,
    person: person.id,
    name: person.name,
    unit: person.unit,
    locale,
    state: 'waiting',
    reason: null,
    at: clock.now(),
    posted: null,
    confirmedAt: null,
    revision: 0,
    behind: null,
    attempt: 1,
    round: 0,
    remindedAt: null,
  };
  return planAgain({ clock, trace }, tenant, id, { recipient, version: 0, purpose: 'deliver' });
}

/** A recipient as she is from now on, with another message. */
export function planAgain(
  { clock, trace }: Pick<App, 'clock' | 'trace'>,
  tenant: TenantId,
  id: Broadcast['id'],
  {
    recipient,
    version,
    purpose,
    revision,
  }: {
    readonly recipient: Recipient;
    readonly version: number;
    readonly purpose: 'deliver' | 'remind';
    /** Of the words a reminder is about. */
    readonly revision?: number;
  },
): PlannedRecipient {
  const message = toDelivery(id, recipient, purpose, revision);
  return {
    writes: [toRecipientWrite(tenant, id, recipient, version), toPlanWrite(tenant, { at: clock.now(), turn: trace.current() }, message)],
    message,
  };
}

/** Commits what can be committed; what has been changed by somebody else meanwhile is left out. */
export async function commitSingly({ store }: Pick<App, 'store'>, planned: readonly PlannedRecipient[]): Promise<readonly PlannedRecipient[]> {
  const taken: PlannedRecipient[] = [];
  for (const one of planned) if ((await store.commit(one.writes)).ok) taken.push(one);
  return taken;
}
