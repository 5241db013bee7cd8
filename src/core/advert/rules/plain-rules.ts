import type { AdvertRule } from '../advert-rule.ts';
import { plainAbbreviation } from './plain-abbreviation.ts';
import { plainLongSentence } from './plain-long-sentence.ts';
import { plainMixedNorm } from './plain-mixed-norm.ts';
import { plainPassive } from './plain-passive.ts';
import { plainPhraseOnceRule, plainPhraseRule } from './plain-phrases.ts';

/** The rules on plain language. */
export const plainRules: readonly AdvertRule[] = [
  plainPhraseRule('plain.bureaucratic'),
  plainPhraseRule('plain.addressing'),
  plainLongSentence,
  plainPassive,
  plainPhraseOnceRule('plain.nominalisation'),
  plainAbbreviation,
  plainPhraseOnceRule('plain.anglicism'),
  plainMixedNorm,
];
