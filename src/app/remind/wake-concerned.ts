import type { Policy } from '../../core/case/definition.ts';
import type { TenantId, UserId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import type { LoadedCase } from '../load-case.ts';
import { findListedStandIns } from './find-concerns.ts';
import { indexNudges } from './index-nudges.ts';
import { loadRecipient, nextMoment } from './recipient.ts';
import { toldKey } from './reminded.ts';

/** The key of the wake under which a person's reminders are looked at. */
export function digestKey(user: UserId): string {
  return `digest/${user}`;
}

/** Has the reminders of everybody a case concerns looked at in time. Early wakes are harmless, so that who stands in for whom is only guessed here. */
async function wakeConcerned(app: App, tenant: TenantId, loaded: LoadedCase, round: Policy | null): Promise<void> {
  const policy = round ?? loaded.policy;
  const now = { catchesUp: round !== null, today: app.clock.today(), epochMs: app.clock.epochMs() };
  const concerned = await indexNudges(app, tenant, loaded);
  await Promise.all(
    [...concerned].map(async ([user, hers]) => {
      const { absence } = (await loadRecipient(app, tenant, user, policy)).alerts;
      const standIn = absence !== null && absence.to >= now.today ? absence.standIn : null;
      const listed = hers.some(({ party }) => party.kind === 'owner') ? await findListedStandIns(app, tenant, user, now.today) : [];
      const readers = new Set([user, ...(standIn === null ? [] : [standIn]), ...listed.map(({ id }) => id)]);
      for (const reader of readers) {
        const recipient = await loadRecipient(app, tenant, reader, policy);
        const at = nextMoment(
          recipient,
          hers.map(({ key, due }) => ({ id: toldKey(loaded.state.id, key), due })),
          now,
        );
        if (at !== null) await app.scheduler.wakeBy({ tenant, key: digestKey(reader), at });
      }
    }),
  );
}

/** The same after a change that is kept already: what fails here is mended by the nightly round, and must not undo the answer. The round gives today's policy, and catches up with what was missed; else the case's own will do. */
export async function wakeAfter(app: App, tenant: TenantId, loaded: LoadedCase, round: Policy | null = null): Promise<void> {
  try {
    await wakeConcerned(app, tenant, loaded, round);
  } catch (error) {
    app.log.error({ caseId: loaded.state.id }, 'reminders could not be scheduled', error);
  }
}
