import type { Policy, Setting } from '../../core/case/definition.ts';
import type { Reply, SettingView } from '../../core/reply.ts';
import type { Say } from '../../core/text.ts';
import { newOrigin, type TurnContext } from '../turn-context.ts';
import { toButton } from './button.ts';
import { sourceOf } from './source-of.ts';

/** Settings on one card; more than these and a reader stops reading. */
const pageSize = 8;

/** The municipality's settings for HR, a page at a time: what waits to be confirmed first. */
export function toSettingsReply(context: TurnContext, policy: Policy, page = 0): Reply {
  const origin = newOrigin(context, null);
  const ordered = policy.settings.toSorted((one, other) => Number(one.confirmed) - Number(other.confirmed));
  const toView = (setting: Setting): SettingView => {
    const confirm = toButton(origin, 'settings.set', { key: 'app.button.confirm' }, { style: 'primary', data: { setting: setting.id, page } });
    const turned = (value: boolean) =>
      toButton(origin, 'settings.set', { key: value ? 'app.button.turn-on' : 'app.button.turn-off' }, { data: { setting: setting.id, value, page } });
    const buttons = [...(setting.confirmed ? [] : [confirm]), ...(typeof setting.value === 'boolean' ? [turned(!setting.value)] : [])];
    return {
      id: setting.id,
      label: setting.label,
      value: toShown(setting.value),
      confirmed: setting.confirmed,
      source: sourceOf(setting.source, policy),
      buttons,
    };
  };
  const shown = ordered.slice(page * pageSize, (page + 1) * pageSize);
  const hasMore = ordered.length > (page + 1) * pageSize;
  return {
    kind: 'settings',
    intro: { key: 'app.settings.intro', params: { name: policy.name } },
    settings: shown.map(toView),
    buttons: hasMore ? [toButton(origin, 'settings.show', { key: 'app.button.more-settings' }, { data: { page: page + 1 } })] : [],
  };
}

function toShown(value: Setting['value']): Say {
  if (typeof value === 'boolean') return { key: value ? 'app.settings.on' : 'app.settings.off' };
  return { plain: Array.isArray(value) ? value.join(', ') : String(value) };
}
