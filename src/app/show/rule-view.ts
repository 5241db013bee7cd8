import type { Policy, Rule } from '../../core/case/definition.ts';
import type { RuleId } from '../../core/ids.ts';
import type { RuleView } from '../../core/reply/rule-view.ts';
import { sourceOf } from './source-of.ts';

/** A rule as the reader sees it. Throws for an id the policy lacks; the policy reader has refused such a policy. */
export function toRuleView(policy: Policy, id: RuleId): RuleView {
  const rule = policy.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`The policy has no rule ${id}`);
  return { id, text: rule.text, basis: rule.basis, source: sourceOf(rule.source, policy), weight: toWeight(rule) };
}

/** What is not verified (D, X) or only our proposal is never shown as a fact. */
function toWeight({ kind, certainty }: Rule): RuleView['weight'] {
  if (certainty === 'X' || certainty === 'D' || certainty === 'DEFAULT') return 'unconfirmed';
  if (kind === 'legal' || kind === 'agreement') return 'law';
  return kind === 'local-must' ? 'local' : 'advice';
}
