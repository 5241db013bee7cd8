import type { DeliveryState } from '../../core/case/event.ts';
import type { TenantId } from '../../core/ids.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Update } from '../../core/turn.ts';
import type { ToChannelMessage } from '../../ports/channel.ts';
import type { Person } from '../../ports/directory.ts';
import type { OutgoingUpdate } from '../../ports/messenger.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { toCardUpdates } from '../living-card.ts';
import { loadCase, type LoadedCase } from '../load-case.ts';
import { losenItself, runCommand } from '../run-command.ts';
import { loadDelivery } from './ledger.ts';
import { readShareKey } from './share-key.ts';

/** What became of a message, and who says so. */
export interface DeliveryNote {
  readonly key: string;
  readonly state: DeliveryState;
  readonly reason?: UnreachableReason;
  readonly by: Person;
}

/** A noted delivery: the case as it is then, and where in it the question stands. */
export interface NotedDelivery {
  readonly loaded: LoadedCase;
  readonly share: LoadedCase['state']['shares'][number];
}

/** Notes in the case what became of a representative's card; null for the key of any other message, for a share that was taken back, and where it is noted already. */
export async function noteDelivery(app: App, tenant: TenantId, { key, by, ...note }: DeliveryNote): Promise<NotedDelivery | null> {
  const place = readShareKey(key);
  const loaded = place === null ? undefined : await loadCase(app, tenant, place.caseId);
  const share = loaded?.state.shares.find((one) => one.with === place?.user && one.union.startsWith(`${place.turn}/`));
  if (place === null || share === undefined) return null;
  const command = { kind: 'note-delivery', step: share.step, position: share.position, with: share.with, ...note } as const;
  const result = await runCommand(app, { tenant, person: by, caseId: place.caseId, command, nonce: null });
  return result.ok ? { loaded: result.value.loaded, share } : null;
}

/** Notes that a message was not delivered, as the ledger has it; what it changes on people's cards. Done twice it does no harm. */
export async function noteUndelivered(app: App, toMessage: ToChannelMessage, tenant: TenantId, key: string): Promise<readonly OutgoingUpdate[]> {
  const delivery = (await loadDelivery(app, tenant, key))?.delivery;
  if (delivery?.state !== 'failed' && delivery?.state !== 'unknown') return [];
  const why = delivery.state === 'failed' ? { state: 'failed' as const, reason: delivery.reason } : { state: 'unknown' as const };
  const noted = await noteDelivery(app, tenant, { key, by: losenItself, ...why });
  const policy = noted === null ? undefined : ((await loadCurrentPolicy(app, tenant)) ?? noted.loaded.policy);
  if (noted === null || policy === undefined) return [];
  const updates = await toCardUpdates({ app, tenant, policy }, noted.loaded, null);
  return updates.map(({ where, activityId, locale, reply }: Update) => ({
    tenant,
    where,
    activityId,
    message: { id: activityId, ...toMessage(reply, locale) },
  }));
}
