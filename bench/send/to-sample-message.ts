import type { Reply } from '../../src/core/reply/reply.ts';
import type { Locale } from '../../src/core/text.ts';
import type { ChannelMessage } from '../../src/ports/channel.ts';
import { toMessage } from '../../src/teams/rendered.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { createRenderer } from '../../src/view/render.ts';

const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });

/** What is sent: a notice of ordinary length. */
export const sampleReply: Reply = {
  kind: 'notice',
  text: { plain: 'Nye rutiner for referanser gjelder fra i dag. Du finner dem i personalhåndboken, og Losen følger dem i alle saker som åpnes nå.' },
  detail: { plain: 'Saker som allerede er åpne, følger de gamle til du velger noe annet.' },
  buttons: [{ verb: 'cases.list', label: { key: 'app.button.my-cases' }, data: { nonce: 'n', menu: true }, style: 'normal', submits: false }],
};

/** The reply as a message, made anew each time as for each reader. */
export function toSampleMessage(reply: Reply, locale: Locale): ChannelMessage {
  return toMessage(renderer.render(reply, locale));
}
