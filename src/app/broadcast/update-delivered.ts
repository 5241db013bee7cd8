import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import { isLagging } from '../../core/broadcast/figures.ts';
import { isOfTheseWords, toConfirmed, type Recipient } from '../../core/broadcast/recipient.ts';
import type { TenantId } from '../../core/ids.ts';
import type { App } from '../app.ts';
import { addressNow, loadProfile } from '../profile.ts';
import { renderBroadcast } from './compose-broadcast.ts';
import { everyRecipientPage, loadRecipient, toRecipientWrite, type LoadedRecipient } from './every-recipient.ts';
import { loadBroadcast } from './load-broadcast.ts';

/** Changes under way at once. */
const mostUnderWay = 16;
/** Doing it twice does no harm, so it is tried again where nobody can know. */
const mostTries = 3;

/** Changes in place what people have of a broadcast and is older than its newest revision, until all is done or the time is over; true when all is. */
export async function updateDelivered(app: App, tenant: TenantId, broadcast: Broadcast, isOver: () => boolean): Promise<boolean> {
  let whole = true;
  const underWay = new Set<Promise<void>>();
  const note = async (loaded: LoadedRecipient): Promise<void> => {
    if (!(await attempt(app, tenant, broadcast, loaded))) whole = false;
  };
  for await (const page of everyRecipientPage(app, tenant, broadcast.id)) {
    for (const loaded of page) {
      // Who waits for it may be getting the older words this moment.
      if (loaded.recipient.state === 'waiting') whole = false;
      if (!isLagging(loaded.recipient, broadcast.revision)) continue;
      if (isOver()) {
        whole = false;
        break;
      }
      if (underWay.size >= mostUnderWay) await Promise.race(underWay);
      const one = note(loaded).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    if (isOver()) break;
  }
  await Promise.all(underWay);
  return whole;
}

/** Rejects never: the others are under way beside it. */
function attempt(app: App, tenant: TenantId, broadcast: Broadcast, loaded: LoadedRecipient): Promise<boolean> {
  return updateOne(app, tenant, broadcast, loaded).catch((error: unknown) => {
    app.log.error({ broadcast: broadcast.id }, 'what somebody has of a broadcast could not be changed', error);
    return false;
  });
}

/** False when it has to be done again: the channel would not take it now. Where her record has changed meanwhile, by her own press or by another process with newer words, what she has is made to say so at once. */
async function updateOne(app: App, tenant: TenantId, given: Broadcast, { recipient, version }: LoadedRecipient): Promise<boolean> {
  const { id } = given;
  let [broadcast, loaded]: [Broadcast, LoadedRecipient] = [given, { recipient, version }];
  for (let tried = 0; tried < mostTries; tried += 1) {
    const behind = await change(app, tenant, broadcast, loaded.recipient);
    if (behind === 'throttled') return false;
    const after = { ...loaded.recipient, revision: broadcast.revision, behind };
    if ((await app.store.commit([toRecipientWrite(tenant, id, after, loaded.version)])).ok) return true;
    const [newest, hers] = await Promise.all([loadBroadcast(app, tenant, id), loadRecipient(app, tenant, id, loaded.recipient.person)]);
    if (newest === undefined || hers === undefined) return false;
    [broadcast, loaded] = [newest.broadcast, hers];
  }
  return false;
}

async function change(app: App, tenant: TenantId, broadcast: Broadcast, recipient: Recipient): Promise<Recipient['behind']> {
  const { posted, locale, remindedAt } = recipient;
  if (posted === null) return null;
  const where = addressNow(await loadProfile(app, tenant, recipient.person), posted.where);
  const { activityId } = posted;
  const rendered = renderBroadcast(app, tenant, broadcast, {
    locale,
    confirmed: toConfirmed(recipient, broadcast.corrected),
    reminder: isOfTheseWords(remindedAt, broadcast.corrected),
  });
  for (let tried = 0; tried < mostTries; tried += 1) {
    const result = await app.updateMessage({ tenant, where, activityId, message: { id: activityId, ...rendered }, urgency: 'background' });
    if (result.kind === 'sent') return null;
    if (result.kind === 'unreachable') return result.reason;
  }
  return 'unknown';
}
