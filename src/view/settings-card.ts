import type { Reply } from '../core/reply/reply.ts';
import type { SettingView } from '../core/reply/setting-view.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import type { Voice } from './voice.ts';

type Settings = Extract<Reply, { readonly kind: 'settings' }>;

/** The municipality's choices, with whether HR has confirmed them. `most` caps the settings shown; the rest are counted. */
export function toSettingsCard(reply: Settings, voice: Voice, most = Infinity) {
  const { frame, summary } = toFrame({ key: 'view.settings.heading' }, voice);
  const left = reply.settings.length - most;
  const data = {
    ...frame,
    heading: voice.line('view.settings.heading'),
    intro: voice.text(reply.intro),
    settings: reply.settings.slice(0, most).map((setting) => toSetting(setting, voice)),
    more: left > 0 ? [{ text: voice.line('view.settings.more', { count: left }) }] : [],
    actionRows: toButtonRows(reply.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

function toSetting({ label, value, confirmed, source, buttons }: SettingView, voice: Voice) {
  return {
    label: voice.text(label),
    value: voice.text(value),
    state: voice.line(confirmed ? 'view.settings.confirmed' : 'view.settings.unconfirmed'),
    color: confirmed ? 'default' : 'attention',
    source: voice.line('view.settings.source', { source }),
    rows: buttons.length === 0 ? [] : [{ buttons: buttons.map((button) => toButtonData(button, voice)) }],
  };
}
