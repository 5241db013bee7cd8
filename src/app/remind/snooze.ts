import type { IsoDate } from '../../core/ids.ts';
import { osloMoment } from '../../core/reminder/digest-days.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Concern } from './find-concerns.ts';
import { loadRecipient } from './recipient.ts';
import { changeReminded, toldKey } from './reminded.ts';
import { addPlaces } from './tell-places.ts';
import { digestKey } from './wake-concerned.ts';

/** Puts a reminder off for one person until a working day, when she is told of it once more. */
export async function snooze(
  { app, tenant, person }: Pick<TurnContext, 'app' | 'tenant' | 'person'>,
  { loaded, nudge, insteadOf }: Concern,
  until: IsoDate,
): Promise<void> {
  const on = app.clock.today();
  const id = toldKey(loaded.state.id, nudge.key);
  await changeReminded(app, tenant, person.id, (reminded) => ({ ...reminded, told: { ...reminded.told, [id]: { on, until } } }));
  // What is another's stays among hers until she has been told herself.
  if (insteadOf === null) await addPlaces(app, tenant, [{ user: person.id, on: until, caseId: loaded.state.id }]);
  const policy = (await loadCurrentPolicy(app, tenant)) ?? loaded.policy;
  const { times } = await loadRecipient(app, tenant, person.id, policy);
  await app.scheduler.wakeBy({ tenant, key: digestKey(person.id), at: osloMoment(until, times.time) });
}
