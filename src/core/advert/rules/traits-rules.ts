import type { AdvertRule, RuleContext } from '../advert-rule.ts';
import type { Trait } from '../advert-data.ts';
import type { Draft } from '../draft.ts';
import type { Match } from '../phrase/match.ts';
import { inTasks } from '../phrase/in-tasks.ts';
import { anyOverlap } from '../phrase/within-tokens.ts';
import { type StatedTrait, statedTraits } from '../stated-traits.ts';
import { findValues } from '../values.ts';
import { sentenceAt, spanOf } from './draft-questions.ts';

/** Tokens between a quality and what it is for. */
const furthestReason = 2;

/** The qualities asked for, the municipality's values left out: to be generous or brave is the culture, no demand. */
function countedTraits(draft: Draft, { policy }: RuleContext): readonly StatedTrait[] {
  const values = findValues(draft, policy.values).flatMap((value) => value.tokens);
  return statedTraits(draft, policy.data).filter(({ match }) => !values.some((token) => token >= match.first && token < match.end));
}

function isCalledFor(draft: Draft, trait: Trait): boolean {
  if (trait.everywhere || (draft.family !== null && trait.families.includes(draft.family))) return true;
  // «Strategisk» is no task of its own.
  const named = draft.matches(`trait:${trait.id}`);
  return draft.matches(`trait:${trait.id}#tasks`).some((one) => inTasks(draft, one.first) && !anyOverlap(named, one));
}

/** She says herself what the quality is for: «rolig når folk er redde». */
function isExplained(draft: Draft, match: Match): boolean {
  const sentence = sentenceAt(draft, match);
  if (sentence === undefined) return false;
  const after = match.end;
  // «pålitelig, praktisk og serviceinnstilt, for mye av jobben gjør du alene»
  if (draft.cues('reason-for-all').some((one) => one.first >= after && one.first < sentence.endToken)) return true;
  const cue = draft.cues('told-what-for').find((one) => one.first >= after && one.first < sentence.endToken);
  // «når du blir ansatt» and the like leave nothing to be told: a reason has some words of its own.
  return cue !== undefined && cue.first - after <= furthestReason && sentence.endToken - cue.end >= 2;
}

/** Only qualities that the tasks call for (S3-09): the manager is asked which task one is for, never told it is wrong. */
const unrelated: AdvertRule = {
  id: 'traits.unrelated',
  check: (draft, context) => {
    // Where the kind of post is not known, qualities it is known to need would look unrelated; `notAssessed` says so.
    if (draft.family === null) return [];
    const byId = new Map(context.policy.data.traits.map((trait) => [trait.id, trait]));
    const seen = new Set<string>();
    return countedTraits(draft, context).flatMap(({ id, match }) => {
      const trait = byId.get(id);
      if (trait === undefined || seen.has(id) || isCalledFor(draft, trait) || isExplained(draft, match)) return [];
      seen.add(id);
      return [{ span: spanOf(draft, match), text: 'traits.unrelated' }];
    });
  },
};

/** A long list tells nobody what matters (S3-09). */
const tooMany: AdvertRule = {
  id: 'traits.too-many',
  check: (draft, context) => {
    const counted = countedTraits(draft, context);
    const kinds = new Set(counted.map((one) => one.id));
    const [first] = counted;
    const last = counted.at(-1);
    if (kinds.size <= context.policy.mostTraits || first === undefined || last === undefined) return [];
    const span = { start: spanOf(draft, first.match).start, end: spanOf(draft, last.match).end };
    return [{ span, text: 'traits.too-many', params: { count: kinds.size, most: context.policy.mostTraits } }];
  },
};

/** The rules on personal qualities. */
export const traitsRules: readonly AdvertRule[] = [unrelated, tooMany];
