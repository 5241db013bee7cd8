import type { BroadcastPreviewView } from '../core/broadcast/broadcast-views.ts';
import { toBlocks, toImage } from './broadcast-card.ts';
import { toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { escapeText } from './escape-text.ts';
import { toItem, toProblems } from './form-card.ts';
import { formFits } from './form-fit.ts';
import { toNoticeLines } from './notice-lines.ts';
import { toName } from './own-words.ts';
import { shorten } from './shorten.ts';
import { toLinkAddress } from './rich-text.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

/** Most letters of each text; tried in turn until the card stays below the limit. What is cut is said, and read whole in the chat. */
export const previewFits = [Infinity, 2_400, 1_200, 500, 160] as const;

/** A broadcast before it leaves: as it will look, to whom it goes, and what is decided now. */
export function toBroadcastPreviewCard(view: BroadcastPreviewView, voice: Voice, most: number = Infinity) {
  const { frame, summary } = toFrame({ key: 'view.summary.form', params: { context: toParam(view.context), title: toParam(view.title) } }, voice);
  const { audience } = view;
  const isCut = view.texts.some(({ body }) => body.length > most);
  const data = {
    ...frame,
    context: voice.text(view.context),
    title: voice.text(view.title),
    problems: toProblems(view.inputs, voice, formFits[0]),
    intro: view.intro === null ? [] : [{ text: voice.text(view.intro) }],
    notices: [...toNoticeLines(view.notices, voice), ...(isCut ? [{ text: voice.line('view.broadcast.cut'), color: 'default' }] : [])],
    texts: view.texts.map(({ language, title, body, notification }) => ({
      language: language === null ? [] : [{ text: voice.text(language) }],
      title: voice.text({ plain: title }),
      image: toImage(view.image),
      blocks: toBlocks(body.length > most ? shorten(body, most) : body),
      links: toShownButtons(view, voice),
      notification: voice.line('view.broadcast.notification', { text: notification === '' ? title : notification }),
    })),
    who: voice.line('view.broadcast.who'),
    meant: escapeText(`${voice.say(audience.count)} ${voice.say(audience.meant)}`),
    audienceNotices: toNoticeLines(audience.notices, voice),
    names: audience.names.length === 0 ? [] : [{ columns: toColumns(audience.names, voice) }],
    page: audience.page.of < 2 ? [] : [{ text: voice.line('view.broadcast.page', { number: audience.page.number, of: audience.page.of }) }],
    leafing: toButtonRows(audience.buttons, voice),
    facts: view.facts.map((fact, index) => ({ text: voice.text(fact), spacing: index === 0 ? 'large' : 'small' })),
    inputs: view.inputs.map((input) => toItem(input, voice, { fit: formFits[0], numbers: null, isLeftOut: false })),
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** What stands below the text, named: a button here would act. */
function toShownButtons({ link, confirm }: BroadcastPreviewView, voice: Voice) {
  const url = link === null ? null : toLinkAddress(link.url);
  return [
    ...(link === null || url === null ? [] : [{ text: `[${voice.text({ plain: link.label === '' ? link.url : link.label })}](${url})` }]),
    ...(confirm ? [{ text: voice.line('view.broadcast.with-confirm') }] : []),
  ];
}

/** Names in two columns, down the first and then the second. */
function toColumns(names: BroadcastPreviewView['audience']['names'], voice: Voice) {
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)]
    .filter((column) => column.length > 0)
    .map((column) => ({
      text: escapeText(column.map(({ name, note }) => (note === null ? toName(name) : `${toName(name)} – ${voice.say(note)}`)).join('\n')),
    }));
}
