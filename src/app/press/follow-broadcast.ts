import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { Figures } from '../../core/broadcast/figures.ts';
import type { Outcome, Update } from '../../core/turn.ts';
import { showProgressOn } from '../broadcast/refresh-progress.ts';
import { loadProfile, toLocale } from '../profile.ts';
import type { Notice } from '../show/notice.ts';
import { toProgressReply } from '../show/broadcast-progress.ts';
import { replacing, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

/** Puts a broadcast's card in the place of the pressed one, which from now on is changed as the broadcast goes on; so are those the others follow it on. */
export async function followHere(
  context: TurnContext,
  press: Press,
  broadcast: Broadcast,
  figures: Figures,
  notices: readonly Notice[] = [],
): Promise<Outcome> {
  const { activityId } = press;
  const { request, locale } = context;
  const reply = toProgressReply(broadcast, figures, notices);
  if (activityId !== null) await showProgressOn(context, broadcast.id, { where: request.where, activityId });
  // While it runs the work itself changes the cards; an older figure of ours must not come after a newer one of its.
  const isRunning = broadcast.state === 'sending' || broadcast.pending.length > 0;
  const own: readonly Update[] = activityId === null || isRunning ? [] : [{ where: request.where, activityId, locale, reply }];
  return { ...replacing(context, reply), updates: [...own, ...(isRunning ? [] : await toFollowers(context, broadcast, figures, activityId))] };
}

/** The cards on which others follow a broadcast, as it now stands. */
export async function toFollowers(
  { app, tenant, policy }: TurnContext,
  broadcast: Broadcast,
  figures: Figures,
  pressed: string | null,
): Promise<readonly Update[]> {
  const reply = toProgressReply(broadcast, figures);
  const others = broadcast.progressCards.filter(({ activityId }) => activityId !== pressed);
  return Promise.all(
    others.map(async ({ user, where, activityId }) => {
      const locale = toLocale(await loadProfile(app, tenant, user), null, policy.locale);
      return { where, activityId, locale, reply };
    }),
  );
}
