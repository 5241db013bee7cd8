import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastDraft } from '../../core/broadcast/broadcast-draft.ts';
import { chooseText } from '../../core/broadcast/choose-text.ts';
import type { BroadcastId, Nonce } from '../../core/ids.ts';
import type { BroadcastView } from '../../core/reply/broadcast-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Locale } from '../../core/text.ts';
import { toButton } from '../show/button.ts';

/** What tells one reader's card from another's. */
export interface ReaderState {
  readonly confirmed: BroadcastView['confirmed'];
  readonly reminder: boolean;
}

/** A broadcast as a reader of a language gets it; the same for everybody who is asked the same. */
export function toBroadcastReply(
  { id, draft, corrected, withdrawn }: Pick<Broadcast, 'id' | 'draft' | 'corrected' | 'withdrawn'>,
  locale: Locale,
  { from, confirmed, reminder }: ReaderState & { readonly from: string },
): Reply {
  const asks = draft.confirm && confirmed !== 'yes' && withdrawn === null;
  return {
    kind: 'broadcast',
    view: {
      ...toWords(draft, locale),
      id,
      confirmed,
      corrected: corrected?.at ?? null,
      withdrawn: withdrawn === null ? null : { notice: withdrawn.notice },
      reminder,
      from,
      preview: false,
      // One nonce for all: confirming twice does no harm, and the card need not be made for each.
      buttons: asks
        ? [
            toButton(
              { caseId: null, nonce: `broadcast-${id}` as Nonce },
              'broadcast.confirm',
              { key: 'app.broadcast.confirm' },
              { style: 'primary', data: { broadcast: id } },
            ),
          ]
        : [],
    },
  };
}

/** A draft as its readers of a language will get it. */
export function toPreview(draft: BroadcastDraft, locale: Locale, from: string): Reply {
  return {
    kind: 'broadcast',
    view: {
      ...toWords(draft, locale),
      id: '' as BroadcastId,
      confirmed: 'no',
      corrected: null,
      withdrawn: null,
      reminder: false,
      from,
      preview: true,
      buttons: [],
    },
  };
}

function toWords(
  { texts, link, image, confirm }: BroadcastDraft,
  locale: Locale,
): Pick<BroadcastView, 'title' | 'body' | 'notification' | 'link' | 'image' | 'confirm'> {
  const { title = '', body = '', notification = '' } = chooseText(texts, locale)?.text ?? {};
  return { title, body, notification: notification.trim() === '' ? title : notification, link, image, confirm };
}
