import type { AdvertRule, RuleContext, RuleFinding } from '../advert-rule.ts';
import type { Draft } from '../draft.ts';

/** A rule that asks for something the advert lacks; the finding has no place in the text. */
export function missingRule(id: string, isMissing: (draft: Draft, context: RuleContext) => boolean): AdvertRule {
  const finding: RuleFinding = { span: null, text: id };
  return { id, check: (draft, context) => (isMissing(draft, context) ? [finding] : []) };
}
