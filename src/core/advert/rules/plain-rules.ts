import type { AdvertRule } from '../advert-rule.ts';

/** The rules on plain language. */
export const plainRules: readonly AdvertRule[] = [];
