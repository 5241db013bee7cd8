import type { TenantId } from '../core/ids.ts';
import type { Json } from '../ports/record-store.ts';
import type { App } from './app.ts';
import { loadSettingChanges, type SettingChange } from './current-policy.ts';
import { keys } from './keys.ts';

/** Records what HR has decided about one setting; new cases follow it, open cases are offered it. */
export async function changeSetting(app: App, tenant: TenantId, change: SettingChange): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { changes, version } = await loadSettingChanges(app, tenant);
    const value = [...changes.filter(({ id }) => id !== change.id), change] as unknown as Json;
    const key = keys.settings(tenant);
    const committed = await app.store.commit([version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value }]);
    if (committed.ok) return;
  }
  throw new Error('The settings could not be written: too many changes at once');
}
