import type { AdvertRule } from '../advert-rule.ts';

/** The rules on wordings that shut people out. */
export const inclusionRules: readonly AdvertRule[] = [];
