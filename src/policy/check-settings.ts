import { canBe } from '../core/case/setting-value.ts';
import type { Report } from './policy-fault.ts';
import type { PolicyDraft } from './read-draft.ts';

/** Every setting has a value that HR could have given it, and options that can be told apart. */
export function checkSettings({ settings }: Pick<PolicyDraft, 'settings'>, report: Report): void {
  for (const { id, value: setting, at } of settings.entries.values()) {
    if (setting === undefined) continue;
    const { options = [], min = 0, max = Infinity, value } = setting;
    const ids = options.map((option) => option.id);
    ids.forEach((option, index) => {
      if (ids.indexOf(option) !== index) report(at('options', index, 'id'), `setting ${id}: the option ${option} is there twice`);
    });
    if (typeof value === 'boolean' && options.length > 0) report(at('options'), `setting ${id}: a switch has no options`);
    if (typeof value !== 'number' && (setting.min !== undefined || setting.max !== undefined))
      report(at(setting.min === undefined ? 'max' : 'min'), `setting ${id}: only a number has bounds`);
    if (min > max) report(at('min'), `setting ${id}: min is above max`);
    else if (!canBe(setting, value))
      report(at('value'), `setting ${id}: the value ${JSON.stringify(value)} is not one its options, bounds or format allow`);
  }
}
