import type { Policy, Setting } from '../../core/case/definition.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { SettingView } from '../../core/reply/setting-view.ts';
import type { Message } from '../../core/text.ts';
import { newOrigin, type TurnContext } from '../turn-context.ts';
import { toButton } from './button.ts';
import { toShownSetting } from './shown-setting.ts';
import { sourceOf } from './source-of.ts';

/** Settings on one card; more than these and a reader stops reading. */
const pageSize = 8;

/** The municipality's settings for HR, a page at a time: what waits to be confirmed first. `changed` is told on top: it may have moved to another page. */
export function toSettingsReply(context: TurnContext, policy: Policy, page = 0, changed: Setting['id'] | null = null): Reply {
  const origin = newOrigin(context, null);
  const ordered = policy.settings.toSorted((one, other) => Number(one.confirmed) - Number(other.confirmed));
  const toView = (setting: Setting): SettingView => {
    const confirm = toButton(origin, 'settings.set', { key: 'app.button.confirm' }, { style: 'primary', data: { setting: setting.id, page } });
    const turned = (value: boolean) =>
      toButton(origin, 'settings.set', { key: value ? 'app.button.turn-on' : 'app.button.turn-off' }, { data: { setting: setting.id, value, page } });
    const change = toButton(origin, 'settings.change-form', { key: 'app.button.change-setting' }, { data: { setting: setting.id, page } });
    const buttons = [...(setting.confirmed ? [] : [confirm]), typeof setting.value === 'boolean' ? turned(!setting.value) : change];
    return {
      id: setting.id,
      label: setting.label,
      value: toShownSetting(setting, setting.value),
      confirmed: setting.confirmed,
      source: sourceOf(setting.source, policy),
      buttons,
    };
  };
  const shown = ordered.slice(page * pageSize, (page + 1) * pageSize);
  const hasMore = ordered.length > (page + 1) * pageSize;
  return {
    kind: 'settings',
    intro: toIntro(policy, changed),
    settings: shown.map(toView),
    buttons: hasMore ? [toButton(origin, 'settings.show', { key: 'app.button.more-settings' }, { data: { page: page + 1 } })] : [],
  };
}

function toIntro(policy: Policy, changed: Setting['id'] | null): Message {
  const setting = policy.settings.find(({ id }) => id === changed);
  if (setting === undefined) return { key: 'app.settings.intro', params: { name: policy.name } };
  return { key: 'app.settings.changed', params: { label: setting.label, value: toShownSetting(setting, setting.value) } };
}
