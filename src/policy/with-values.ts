import { createHash } from 'node:crypto';
import type { AdvertPolicy } from '../core/advert/advert-policy.ts';
import type { Setting } from '../core/case/definition.ts';

/** The advert check's policy with the municipality's values as the settings have them, under a version of its own where they differ. */
export function withValues(policy: AdvertPolicy, settings: readonly Setting[]): AdvertPolicy {
  const setting = settings.find(({ id }) => id === 'values');
  if (setting === undefined || !Array.isArray(setting.value)) return policy;
  const said = { words: setting.value, confirmed: setting.confirmed };
  const { words, confirmed, forms } = policy.values;
  if (JSON.stringify(said) === JSON.stringify({ words, confirmed })) return policy;
  const version = createHash('sha256')
    .update(JSON.stringify([policy.version, said]))
    .digest('hex')
    .slice(0, 12);
  return { ...policy, version, values: { ...said, forms } };
}
