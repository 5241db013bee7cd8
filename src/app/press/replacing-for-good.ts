import type { Reply } from '../../core/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { replacing, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

/** Replaces the pressed card, and changes the message itself too: the answer to a press is seen in one client only, and gone when it is opened anew. */
export function replacingForGood(context: TurnContext, { activityId }: Pick<Press, 'activityId'>, reply: Reply): Outcome {
  const { request, locale } = context;
  const updates = activityId === null ? [] : [{ where: request.where, activityId, locale, reply }];
  return { ...replacing(context, reply), updates };
}
