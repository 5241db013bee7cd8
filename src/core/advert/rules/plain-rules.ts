import type { AdvertRule } from '../advert-rule.ts';
import { plainPhraseRule } from './plain-phrases.ts';

/** The rules on plain language. */
export const plainRules: readonly AdvertRule[] = [plainPhraseRule('plain.bureaucratic'), plainPhraseRule('plain.addressing')];
