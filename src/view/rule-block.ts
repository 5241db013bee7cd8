import type { RuleView } from '../core/reply/rule-view.ts';
import type { CardText } from './escape-text.ts';
import type { Voice } from './voice.ts';

/** One rule as the templates bind it. */
export interface RuleData {
  readonly text: CardText;
  /** What it rests on and its id. */
  readonly basis: CardText;
  /** How much it weighs and where we have it from. */
  readonly source: CardText;
}

/** The «Hvorfor» block: the rule behind the step, with sources and the other rules folded away. */
export interface RuleBlockData extends RuleData {
  readonly heading: CardText;
  readonly show: string;
  readonly hide: string;
  readonly others: readonly RuleData[];
}

/** One rule: the sentence, what it rests on, where it is from. */
export function toRuleData(rule: RuleView, voice: Voice): RuleData {
  return {
    text: voice.text(rule.text),
    basis: voice.line('view.rule.basis', { basis: rule.basis, id: rule.id }),
    source: voice.line('view.rule.source', { weight: { key: `view.rule.weight.${rule.weight}` }, source: rule.source }),
  };
}

/** The block for a card, as a list of none or one. */
export function toRuleBlock(why: RuleView | null, moreRules: readonly RuleView[], voice: Voice): readonly RuleBlockData[] {
  if (why === null) return [];
  return [
    {
      heading: voice.line(why.isManagers === true ? 'view.rule.why-manager' : 'view.rule.why'),
      ...toRuleData(why, voice),
      show: voice.words(moreRules.length === 0 ? { key: 'view.rule.show' } : { key: 'view.rule.show-all', params: { count: moreRules.length } }),
      hide: voice.words({ key: 'view.rule.hide' }),
      others: moreRules.map((rule) => toRuleData(rule, voice)),
    },
  ];
}
