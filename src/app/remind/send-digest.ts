import type { IsoDate, TenantId, UserId } from '../../core/ids.ts';
import { digestHorizon } from '../../core/reminder/digest-days.ts';
import { wakingHours } from '../../core/reminder/quiet-hours.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { toPlanWrite, type Notification } from '../sending/outbox-item.ts';
import { findReach } from '../sending/reach.ts';
import { loadCase } from '../load-case.ts';
import { findConcerns, type Concern, type Concerns } from './find-concerns.ts';
import { indexNudges, tellDay } from './index-nudges.ts';
import { isOpen, isDue, loadRecipient, nextMoment, type Dated } from './recipient.ts';
import { toldKey, toRemindedWrite, type Reminded } from './reminded.ts';
import { removePlaces } from './tell-places.ts';

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
    const found = await findConcerns(app, tenant, person, { today: now.today, until: digestHorizon(now.today, recipient.times) });
    const { concerns } = found;
    const dated = [...concerns.map(toDated), ...(found.next === null ? [] : [{ id: '', due: found.next }])];
    const due = isOpen(recipient, { ...now, before: wakingHours(policy).before })
      ? concerns.filter((concern) => isBegun(concern, now.today) && isDue(recipient, toDated(concern), now.today))
      : [];
    if (due.length === 0) {
      await clearPlaces(app, tenant, found.own, recipient.reminded);
      return nextMoment(recipient, dated, now);
    }
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
    await clearPlaces(app, tenant, found.own, reminded);
    return nextMoment({ ...recipient, reminded }, dated, now);
  }
  throw new Error(`What a person has been told changed under ${maxAttempts} attempts to write it`);
}

/** Takes out of the index what she has been told or what is not hers any more. The cases are looked at once more afterwards, for one may just have changed back. */
async function clearPlaces(app: App, tenant: TenantId, { concerns, places }: Concerns['own'], reminded: Reminded): Promise<void> {
  const needed = new Set(
    concerns.flatMap((concern) => {
      const on = tellDay(reminded, toDated(concern));
      return on === null ? [] : [`${on} ${concern.loaded.state.id}`];
    }),
  );
  const spent = places.filter(({ on, caseId }) => !needed.has(`${on} ${caseId}`));
  if (spent.length === 0) return;
  await removePlaces(app, tenant, spent);
  for (const { user, caseId } of new Map(spent.map((place) => [place.caseId, place])).values()) {
    const loaded = await loadCase(app, tenant, caseId);
    if (loaded !== undefined) await indexNudges(app, tenant, loaded, user);
  }
}
