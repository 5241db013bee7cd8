import type { AdvertRule } from '../advert-rule.ts';
import { analysisRules } from './analysis-rules.ts';
import { contactRules } from './contact-rules.ts';
import { contentRules } from './content-rules.ts';
import { deadlineRules } from './deadline-rules.ts';
import { inclusionRules } from './inclusion-rules.ts';
import { lawRules } from './law-rules.ts';
import { mustShouldMixed } from './must-should-mixed.ts';
import { offerRules } from './offer-rules.ts';
import { plainRules } from './plain-rules.ts';
import { positionRules } from './position-rules.ts';
import { privacyRules } from './privacy-rules.ts';
import { statementMissing } from './statement-missing.ts';
import { traitsRules } from './traits-rules.ts';
import { valuesRules } from './values-rules.ts';

/** Every rule of the check, in the order in which findings of one place are told. */
export const advertRules: readonly AdvertRule[] = [
  ...contentRules,
  mustShouldMixed,
  ...offerRules,
  ...contactRules,
  ...valuesRules,
  ...positionRules,
  ...deadlineRules,
  ...lawRules,
  ...traitsRules,
  ...inclusionRules,
  statementMissing,
  ...plainRules,
  ...privacyRules,
  ...analysisRules,
];
