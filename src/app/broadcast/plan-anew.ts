import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { isOfTheseWords, toConfirmed, type Recipient } from '../../core/broadcast/recipient.ts';
import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { everyRecipientPage } from './every-recipient.ts';
import { commitSingly, planAgain } from './plan-recipients.ts';

const perCommit = 50;

/** Plans the broadcast once more for those it failed to reach and who have not been part of this round. */
export async function planResends(app: App, tenant: TenantId, broadcast: Broadcast): Promise<boolean> {
  const { round } = broadcast;
  const at = app.clock.now();
  return planFor(app, tenant, broadcast, 'deliver', (recipient) =>
    recipient.state === 'failed' && recipient.round < round
      ? { ...recipient, state: 'waiting', reason: null, at, attempt: recipient.attempt + 1, round }
      : null,
  );
}

/** Plans the reminder for those who have the broadcast, have not confirmed the words as they now are, and have not been asked for these once more. */
export async function planReminders(app: App, tenant: TenantId, broadcast: Broadcast): Promise<boolean> {
  const { corrected } = broadcast;
  const remindedAt = app.clock.now();
  return planFor(app, tenant, broadcast, 'remind', (recipient) =>
    recipient.state === 'sent' && toConfirmed(recipient, corrected) !== 'yes' && !isOfTheseWords(recipient.remindedAt, corrected)
      ? { ...recipient, remindedAt }
      : null,
  );
}

/** Goes through all recipients; what a crash leaves undone is found undone the next time. */
async function planFor(
  app: App,
  tenant: TenantId,
  { id, revision }: Broadcast,
  purpose: 'deliver' | 'remind',
  toNext: (recipient: Recipient) => Recipient | null,
): Promise<boolean> {
  let whole = true;
  for await (const page of everyRecipientPage(app, tenant, id)) {
    const planned = page.flatMap(({ recipient, version }) => {
      const next = toNext(recipient);
      return next === null ? [] : [planAgain(app, tenant, id, { recipient: next, version, purpose, revision })];
    });
    for (let first = 0; first < planned.length; first += perCommit) {
      const some = planned.slice(first, first + perCommit);
      const committed = await app.store.commit(some.flatMap(({ writes }) => writes));
      const taken = committed.ok ? some : await commitSingly(app, some);
      // Who was left out is looked at again.
      whole &&= taken.length === some.length;
      app.outbox.wake(
        tenant,
        taken.map(({ message }) => message),
      );
    }
  }
  return whole;
}
