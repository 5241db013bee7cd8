import type { BroadcastId } from '../../core/ids.ts';
import type { Outcome } from '../../core/turn.ts';
import { isAllowed } from '../rights.ts';
import { replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { dropDraft, lookAtDraft, openAudience, openDraft, openText, review, saveAudience, saveText, sendDraft } from './press-broadcast-draft.ts';
import { pressSentBroadcast } from './press-sent-broadcast.ts';
import { textOf, type Press } from './read-press.ts';

/** Handles what HR presses on broadcasts; «Bekreft lest» has a door of its own. */
export async function pressBroadcast(context: TurnContext, press: Press): Promise<Outcome> {
  const id = broadcastOf(press);
  if (!isAllowed(context.person, 'broadcast')) {
    context.app.log.warn({ request: context.request.id, user: context.person.id, verb: press.verb }, 'refused a press');
    return replacing(context, toNotice({ key: 'app.broadcast.hr-only' }));
  }
  switch (press.verb) {
    case 'broadcast.new':
      return openDraft(context, press, id);
    case 'broadcast.text-form':
      return openText(context, press);
    case 'broadcast.text':
      return saveText(context, press);
    case 'broadcast.audience-form':
      return openAudience(context, press);
    case 'broadcast.audience':
      return saveAudience(context, press);
    case 'broadcast.review':
      return review(context, press);
    case 'broadcast.send':
      return sendDraft(context, press);
    case 'broadcast.drop':
      return dropDraft(context);
    case 'broadcast.look':
      return id === null ? lookAtDraft(context, press) : pressSentBroadcast(context, press, id);
    default:
      return pressSentBroadcast(context, press, id);
  }
}

/** Which broadcast a card is about; becomes part of a key, so its alphabet is closed here. */
function broadcastOf(press: Press): BroadcastId | null {
  const id = textOf(press, 'broadcast') ?? '';
  return /^\d{4}-\d{1,7}$/.test(id) ? (id as BroadcastId) : null;
}
