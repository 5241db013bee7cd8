import type { Policy } from '../../../src/core/case/definition.ts';
import type { SettingId } from '../../../src/core/ids.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';

function load(): Policy {
  const loaded = loadPolicy({ folder: 'policies', id: 'asker' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

/** Asker's policy as the files have it. */
export const askerPolicy: Policy = load();

/** Asker's policy after HR has said whether the hiring freeze is in force. */
export function withFreeze(value: boolean): Policy {
  return withSettings(askerPolicy, [{ id: 'freeze.on' as SettingId, value, confirmed: true }]);
}
