import type { BroadcastView } from '../core/reply/broadcast-view.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toName } from './own-words.ts';
import { toLinkAddress, toRichText } from './rich-text.ts';
import type { Voice } from './voice.ts';

/** What HR has sent out: quiet, in HR's own words, with whom it is from and one thing to do. */
export function toBroadcastCard(view: BroadcastView, voice: Voice) {
  const { title, notification, withdrawn, corrected, confirmed, reminder, preview } = view;
  const { frame, summary } = toFrame(toAbout(view), voice);
  const isThere = withdrawn === null;
  const line = (key: string, params = {}) => [{ text: voice.line(key, params) }];
  const data = {
    ...frame,
    banner: preview
      ? [
          ...line('view.broadcast.preview', { notification: notification === '' ? title : notification }),
          // A button here would confirm nothing.
          ...(view.confirm ? line('view.broadcast.with-confirm') : []),
        ]
      : [],
    from: voice.line('view.broadcast.from', { name: toName(view.from) }),
    title: isThere ? voice.text({ plain: title }) : voice.line('view.broadcast.withdrawn-title', { title }),
    corrected: isThere && corrected !== null ? line('view.broadcast.corrected', { at: { moment: corrected } }) : [],
    asked: isThere && reminder && confirmed === 'no' ? line('view.broadcast.asked-again') : [],
    image: isThere ? toImage(view.image) : [],
    blocks: toBlocks(isThere ? view.body : (withdrawn.notice ?? voice.say({ key: 'view.broadcast.withdrawn' }))),
    confirmed:
      isThere && view.confirm && confirmed !== 'no'
        ? line(confirmed === 'yes' ? 'view.broadcast.confirmed' : 'view.broadcast.confirmed-earlier')
        : [],
    actionRows: toRows(view, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toAbout({ title, notification, withdrawn, reminder }: BroadcastView) {
  if (withdrawn !== null) return { key: 'view.broadcast.withdrawn-title', params: { title } };
  const words = notification === '' ? title : notification;
  return reminder ? { key: 'view.broadcast.remind-summary', params: { title: words } } : { plain: words };
}

/** HR's text as blocks; the first stands closer to the title. */
export function toBlocks(body: string) {
  return toRichText(body).map((text, index) => ({ text, spacing: index === 0 ? 'small' : 'medium' }));
}

/** The picture, with words for who does not see it. */
export function toImage(image: BroadcastView['image']): readonly { readonly url: string; readonly alt: string }[] {
  const url = image === null ? null : toLinkAddress(image.url);
  return image === null || url === null ? [] : [{ url, alt: image.alt === '' ? ' ' : image.alt }];
}

/** The link stands before «Bekreft lest»: she reads first. */
function toRows({ link, buttons, withdrawn }: BroadcastView, voice: Voice) {
  const url = link === null || withdrawn !== null ? null : toLinkAddress(link.url);
  const links = link === null || url === null ? [] : [{ title: voice.words({ plain: link.label === '' ? link.url : link.label }), url }];
  const rows = toButtonRows(buttons, voice);
  if (rows.length === 0) return links.length === 0 ? [] : [{ links, buttons: [] }];
  return rows.map((row, index) => ({ ...row, links: index === 0 ? links : [] }));
}
