import { readInput } from '../../core/case/check-inputs.ts';
import type { Outcome, Update } from '../../core/turn.ts';
import type { Json } from '../../ports/record-store.ts';
import { keys } from '../keys.ts';
import { toCardUpdates } from '../living-card.ts';
import { isAllowed } from '../rights.ts';
import { toByHand } from '../sending/by-hand.ts';
import { loadDelivery, settlements, type Delivery } from '../sending/ledger.ts';
import { listUnconfirmed, type Unconfirmed } from '../sending/list-unconfirmed.ts';
import { noteDelivery, type NotedDelivery } from '../sending/note-delivery.ts';
import { toAskedByHand } from '../show/asked-by-hand.ts';
import { toArrivedWrites } from '../broadcast/note-arrived.ts';
import type { Notice } from '../show/notice.ts';
import { deliveryInput, toUnconfirmedReply } from '../show/unconfirmed-reply.ts';
import { replacing, toNotice, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

type Settlement = (typeof settlements)[number];

/** HR says of uncertain messages whether they came through, or that she tells the person by hand; the list comes back without them. */
export async function pressDelivery(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  if (!isAllowed(person, 'list-all')) {
    app.log.warn({ request: request.id, user: person.id, verb: press.verb }, 'refused a press');
    return replacing(context, toNotice({ key: 'app.not-allowed' }));
  }
  const all = await listUnconfirmed(app, tenant);
  const said = all.flatMap((one) => {
    const as = settlements.find((value) => value === readInput(press.data, deliveryInput(context, one)));
    return as === undefined ? [] : [{ one, as }];
  });
  const ended: NotedDelivery[] = [];
  const byHand: Notice[] = [];
  let count = 0;
  for (const { one, as } of said) {
    // The case first: as long as the list has the message, she can say it again.
    const noted = await noteDelivery(app, tenant, { key: one.key, state: as, by: person });
    if (noted !== null) ended.push(noted);
    if (noted !== null && as === 'by-hand') byHand.push({ tone: 'neutral', text: toByHand(toAskedByHand(noted.loaded, noted.share)) });
    if (await settle(context, one, as)) count += 1;
  }
  const told: readonly Notice[] = said.length === 0 ? [] : [{ tone: 'good', text: { key: 'app.unconfirmed.settled', params: { count } } }];
  const nothing: readonly Notice[] = said.length === 0 ? [{ tone: 'attention', text: { key: 'app.unconfirmed.none-chosen' } }] : [];
  const reply = await toUnconfirmedReply(context, [...told, ...nothing, ...byHand]);
  const latest = new Map(ended.map(({ loaded }) => [loaded.state.id, loaded]));
  const updates: Update[] = [];
  for (const loaded of latest.values()) updates.push(...(await toCardUpdates(context, loaded, press.activityId)));
  return { ...replacing(context, reply), updates };
}

/** Writes what she said into the ledger and takes the message off the list; false when somebody else has been quicker. */
async function settle({ app, tenant, person }: TurnContext, { key, version }: Unconfirmed, as: Settlement): Promise<boolean> {
  const known = await loadDelivery(app, tenant, key);
  if (known?.delivery.state !== 'unknown' || known.delivery.settled !== undefined) return false;
  const value = { ...known.delivery, settled: { as, by: person.id, at: app.clock.now() } } satisfies Delivery;
  const committed = await app.store.commit([
    ...(as === 'arrived' ? await toArrivedWrites(app, tenant, key) : []),
    { kind: 'replace', key: keys.delivery(tenant, key), version: known.version, value: value as unknown as Json },
    { kind: 'delete', key: keys.unconfirmed(tenant, key), version },
  ]);
  return committed.ok;
}
