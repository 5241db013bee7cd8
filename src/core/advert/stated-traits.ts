import type { AdvertData } from './advert-data.ts';
import type { Draft, Sentence } from './draft.ts';
import type { Match } from './phrase/match.ts';
import { withinTokens } from './phrase/within-tokens.ts';

/** A personal quality the advert asks for, and where. */
export interface StatedTrait {
  readonly id: string;
  readonly match: Match;
}

/** A skill is named at most this many tokens after the words that lead it in: «erfaring med systematisk …». */
const skillReach = 5;

/** The personal qualities asked of the applicant, in order. What the workplace, the work or a skill is like is none. */
export function statedTraits(draft: Draft, data: AdvertData): readonly StatedTrait[] {
  const stated: StatedTrait[] = [];
  for (const { id } of data.traits) {
    for (const match of draft.matches(`trait:${id}`)) {
      const sentence = draft.sentences[draft.sentenceOf[match.first] ?? -1];
      if (sentence !== undefined && describesApplicant(draft, sentence, match) && !describesOther(draft, sentence, match)) stated.push({ id, match });
    }
  }
  const sorted = stated.toSorted((one, other) => one.match.first - other.match.first || other.match.end - one.match.end);
  const apart: StatedTrait[] = [];
  // «trygg» inside «faglig trygg» is one quality, not two.
  for (const one of sorted) if ((apart.at(-1)?.match.end ?? 0) <= one.match.first) apart.push(one);
  return apart;
}

/** What an item begins with that tells what somebody is like. */
const opensWithIs: ReadonlySet<string> = new Set(['er', 'are']);

/** Whether a quality named here is one the applicant is to have. */
function describesApplicant(draft: Draft, sentence: Sentence, match: Match): boolean {
  if (sentence.invites || sentence.heading) return false;
  if (sentence.section === 'traits' || sentence.section === 'requirements') return true;
  if (sentence.section === 'offer') return false;
  // «Du» as a heading, and «er strukturert» below it.
  if (sentence.bullet) return opensWithIs.has(draft.tokens[sentence.firstToken]?.text ?? '');
  return withinTokens(draft.cues('you-are'), sentence.firstToken, match.first).length > 0;
}

/** «effektiv drift», «trygg på digitale verktøy», «erfaring med systematisk …»: the word is not about the person. */
function describesOther(draft: Draft, sentence: Sentence, match: Match): boolean {
  const within = (cue: string): readonly Match[] => withinTokens(draft.cues(cue), sentence.firstToken, sentence.endToken);
  // «Mye humor er lov, men ikke et krav»
  if (within('must-denied').some((one) => one.wholeFirst > match.first)) return true;
  if (within('not-a-trait').some((one) => one.wholeFirst < match.end && one.wholeEnd > match.first)) return true;
  return within('skill-lead').some((one) => one.end <= match.first && match.first - one.end < skillReach && !saysIs(draft, one.end, match.first));
}

function saysIs(draft: Draft, from: number, to: number): boolean {
  return draft.tokens.slice(from, to).some((token) => ['er', 'are', 'is', 'være', 'vere', 'vera'].includes(token.text));
}
