import type { IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { wakingHours } from '../../core/reminder/quiet-hours.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { toPlanWrite, type Notification } from '../sending/outbox-item.ts';
import { findReach } from '../sending/reach.ts';
import { findConcerns, type Concern } from './find-concerns.ts';
import { isOpen, isDue, loadRecipient, nextMoment, type Dated } from './recipient.ts';
import { toldKey, toRemindedWrite, type Reminded } from './reminded.ts';

const maxAttempts = 50;

const toDated = ({ loaded, nudge, insteadOf }: Concern): Dated => ({
  id: toldKey(loaded.state.id, nudge.key),
  due: insteadOf !== null && insteadOf.from > nudge.due ? insteadOf.from : nudge.due,
});

/** What she gets in another's place only once the other is away. */
const isBegun = ({ insteadOf }: Concern, today: IsoDate) => insteadOf === null || insteadOf.from <= today;

/**
 * Plans one message of what is due to a person, together with the note that she has been told, all or nothing; then says
 * when to look again. Done again, or too early, it sends nothing. Who cannot be reached is looked at by the nightly round.
 */
export async function sendDigest(app: App, tenant: TenantId, user: UserId): Promise<number | null> {
  const [policy, person, reach] = await Promise.all([loadCurrentPolicy(app, tenant), app.directory.find(tenant, user), findReach(app, tenant, user)]);
  if (policy === undefined || person === undefined || !reach.ok) return null;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const now = { today: app.clock.today(), epochMs: app.clock.epochMs() };
    // What she has been told is read first: what is due is then at least as new as it.
    const recipient = await loadRecipient(app, tenant, user, policy);
    const concerns = await findConcerns(app, tenant, person, now.today);
    const due = isOpen(recipient, { ...now, before: wakingHours(policy).before })
      ? concerns.filter((concern) => isBegun(concern, now.today) && isDue(recipient, toDated(concern), now.today))
      : [];
    if (due.length === 0) return nextMoment(recipient, concerns.map(toDated), now);
    const told = Object.fromEntries(due.map((concern) => [toDated(concern).id, { on: now.today, until: null }]));
    const reminded: Reminded = { v: 1, sent: now.today, told: { ...recipient.reminded.told, ...told } };
    const message: Notification = {
      key: `reminders/${user}/${now.today}`,
      to: user,
      content: {
        kind: 'reminders',
        items: due.map(({ loaded, nudge, insteadOf }) => ({ caseId: loaded.state.id, key: nudge.key, of: insteadOf?.user ?? user })),
      },
    };
    const committed = await app.store.commit([
      toRemindedWrite(tenant, user, { reminded, version: recipient.version }),
      toPlanWrite(tenant, { at: app.clock.now(), turn: app.trace.current() }, message),
    ]);
    if (!committed.ok) continue;
    app.log.info({ reminders: due.length }, 'reminders planned');
    app.outbox.wake(tenant, [message]);
    return nextMoment({ ...recipient, reminded }, concerns.map(toDated), now);
  }
  throw new Error(`What a person has been told changed under ${maxAttempts} attempts to write it`);
}
