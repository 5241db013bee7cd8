import type { AdvertRule } from '../advert-rule.ts';
import { findValues } from '../values.ts';

/**
 * The municipality's values are in the advert (S3-10). One everyday word such as «nær» is no sign of them, so at least
 * half of the values must be there. While HR has not confirmed them they are asked for, not demanded.
 */
const missing: AdvertRule = {
  id: 'values.missing',
  check: (draft, { policy }) => {
    const { words, confirmed } = policy.values;
    const found = findValues(draft, policy.values);
    if (words.length === 0 || found.length >= Math.ceil(words.length / 2)) return [];
    return [{ span: null, text: 'values.missing', params: { values: words.join(', ') }, ...(confirmed ? {} : { severity: 'should' as const }) }];
  },
};

/** The rule on the municipality's values. */
export const valuesRules: readonly AdvertRule[] = [missing];
