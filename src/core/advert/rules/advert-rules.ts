import type { AdvertRule } from '../advert-rule.ts';
import { inclusionRules } from './inclusion-rules.ts';
import { plainRules } from './plain-rules.ts';

/** Every rule of the check, in the order in which findings of one place are told. */
export const advertRules: readonly AdvertRule[] = [...inclusionRules, ...plainRules];
