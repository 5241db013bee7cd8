import type { Policy, Setting } from '../core/case/definition.ts';
import { canBe } from '../core/case/setting-value.ts';
import type { SettingId } from '../core/ids.ts';
import { hashPolicy } from './hash-policy.ts';

/** What HR has said about one setting. */
export interface SettingChange {
  readonly id: SettingId;
  readonly value: Setting['value'];
  readonly confirmed: boolean;
}

/**
 * The policy with what HR has changed or confirmed, under its own hash; the last word about a setting counts.
 * A change whose setting is gone from the files, is now of another kind, or can no longer have that value, is left out: the files have moved on.
 */
export function withSettings(policy: Policy, changes: readonly SettingChange[]): Policy {
  const { hash: _old, ...data } = policy;
  const said = new Map(changes.map((change) => [change.id, change]));
  return hashPolicy({
    ...data,
    settings: data.settings.map((setting) => {
      const change = said.get(setting.id);
      if (change === undefined || !canBe(setting, change.value)) return setting;
      return { ...setting, value: change.value, confirmed: change.confirmed };
    }),
  });
}
