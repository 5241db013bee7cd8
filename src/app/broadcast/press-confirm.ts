import type { BroadcastId } from '../../core/ids.ts';
import type { Outcome } from '../../core/turn.ts';
import { textOf, type Press } from '../press/read-press.ts';
import { replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { confirmRead } from './confirm-read.ts';

const broadcastId = /^\d{4}-\d{1,7}$/;

/** Somebody confirms that she has read a broadcast, whatever her role: having got it is what gives her the right. */
export async function pressConfirm(context: TurnContext, press: Press): Promise<Outcome> {
  const { activityId } = press;
  const id = textOf(press, 'broadcast') ?? '';
  const { where } = context.request;
  const pressed = activityId === null ? null : { where, activityId };
  const confirmed = broadcastId.test(id) ? await confirmRead(context, id as BroadcastId, pressed) : null;
  if (confirmed?.ok === true) return replacing(context, confirmed.value);
  context.app.log.warn({ request: context.request.id, user: context.person.id, verb: press.verb }, 'refused a press');
  return replacing(context, toNotice({ key: `app.broadcast.refused.${confirmed?.refusal.reason ?? 'not-found'}` }));
}
