import type { AdvertRule } from '../advert-rule.ts';
import { findPhrases } from './find-phrases.ts';

/** A rule that is nothing but its phrases. */
export function phraseRule(id: string): AdvertRule {
  return { id, check: (draft, { policy }) => findPhrases(draft, policy.data, id) };
}
