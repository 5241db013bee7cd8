import type { AdvertRule } from '../advert-rule.ts';
import { inclusionPhraseRule } from './inclusion-phrase-rule.ts';

/** The rules on wordings that shut people out, in the order of the grounds in likestillings- og diskrimineringsloven § 6. */
export const inclusionRules: readonly AdvertRule[] = [
  'inclusion.gender',
  'inclusion.family',
  'inclusion.ethnicity',
  'inclusion.language',
  'inclusion.religion',
  'inclusion.disability',
  'inclusion.health',
  'inclusion.orientation',
  'inclusion.age',
  'inclusion.politics',
  'inclusion.union',
  'inclusion.appearance',
  'inclusion.residence',
  'inclusion.driving-licence',
  'inclusion.over-requirement',
  'inclusion.terminology',
].map(inclusionPhraseRule);
