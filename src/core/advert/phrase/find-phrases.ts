import type { AdvertData } from '../advert-data.ts';
import type { RuleFinding } from '../advert-rule.ts';
import type { Draft, Sentence, SentenceLanguage } from '../draft.ts';
import { clauseOf } from './clause.ts';
import { isMerelyTold } from './is-merely-told.ts';
import type { Match } from './match.ts';
import { type KeyedGuard, keyedPhrases } from './pattern-sets.ts';
import { anyWithin, withinTokens } from './within-tokens.ts';
import { inTasks } from './in-tasks.ts';

/**
 * What may well be asked for, so that what a sentence says first may be the reason for it. The other rules on inclusion
 * are the grounds nobody may be shut out for: there it excuses nothing that is drawn from it («Sidan du handsamar
 * forhandlingar, bør du ikkje vere organisert»).
 */
export const mayHaveReason: ReadonlySet<string> = new Set([
  'inclusion.language',
  'inclusion.residence',
  'inclusion.driving-licence',
  'inclusion.over-requirement',
  'inclusion.terminology',
]);

/**
 * What is named in the sentence of a ground excuses it within so many words («erfaring», «elevane»); farther away it
 * speaks of something else, unless the sentence opens up for everybody or tells why a post is vacant.
 */
const excuseReach = 8;

/** Where the phrases of a rule stand in a draft, guards applied, each as a finding. */
export function findPhrases(draft: Draft, data: AdvertData, rule: string): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const isGround = rule.startsWith('inclusion.') && !mayHaveReason.has(rule);
  for (const file of data.phrases) {
    if (file.rule !== rule) continue;
    for (const { key, phrase, unless, when } of keyedPhrases(file)) {
      for (const match of draft.matches(key)) {
        const sentence = draft.sentences[draft.sentenceOf[match.first] ?? 0];
        const first = draft.tokens[match.first];
        const last = draft.tokens[match.end - 1];
        if (sentence === undefined || first === undefined || last === undefined) continue;
        if (!speaks(file.language, sentence.language)) continue;
        if (sentence.invites && phrase.inInvitation !== true) continue;
        if (isGround && phrase.told !== true && isMerelyTold(draft, sentence)) continue;
        if (unless !== null && circumstances(draft, unless, match, sentence, isGround).some(Boolean)) continue;
        if (!isWhenMet(draft, when, match)) continue;
        findings.push({
          span: { start: first.start, end: last.end },
          text: phrase.text ?? rule,
          phrase: phrase.id,
          ...(phrase.severity === undefined ? {} : { severity: phrase.severity }),
          ...(phrase.source === undefined ? {} : { source: phrase.source }),
          ...(phrase.principle === undefined ? {} : { principle: phrase.principle }),
          ...(phrase.replacement === undefined ? {} : { replacement: phrase.replacement }),
        });
      }
    }
  }
  return findings;
}

/** Whether a phrase of this language may stand in a sentence of that one. Norwegian drafts mix their two standards. */
function speaks(phrase: 'nb' | 'nn' | 'en' | 'any', sentence: SentenceLanguage): boolean {
  if (phrase === 'any' || sentence === 'unknown') return true;
  return (phrase === 'en') === (sentence === 'en');
}

/** For every circumstance the guard names, whether it is at hand; with `byClause` not in what the clause is drawn from. */
function circumstances(draft: Draft, { guard, keys }: KeyedGuard, match: Match, sentence: Sentence, byClause: boolean): readonly boolean[] {
  const found: boolean[] = [];
  let whole: ReturnType<typeof clauseOf> | undefined;
  const clause = (): ReturnType<typeof clauseOf> => (whole ??= clauseOf(draft, match, sentence));
  if (guard.overlap !== undefined) found.push(anyOverlap(draft.matches(keys.overlap), match, sentence));
  if (guard.sentence !== undefined) {
    const excuses = draft.matches(keys.sentence);
    const isNamed = anyWithin(excuses, sentence.firstToken, sentence.endToken);
    found.push(isNamed && (!byClause || anyWithin(excuses, ...excusingWords(draft, match, sentence, clause().firstToken))));
  }
  if (guard.clause !== undefined) {
    const { firstToken, endToken } = clause();
    found.push(anyWithin(draft.matches(keys.clause), firstToken, endToken));
  }
  if (guard.near !== undefined) {
    const lastWords = draft.text.slice(Math.max(sentence.start, sentence.end - lastCharacters), sentence.end);
    const goesOn = /[?:]\s*$/.test(lastWords);
    const answer = goesOn ? draft.sentences[(draft.sentenceOf[match.first] ?? 0) + 1] : undefined;
    const { firstToken } = byClause ? clause() : sentence;
    found.push(anyWithin(draft.matches(keys.near), firstToken, answer?.endToken ?? sentence.endToken));
  }
  if (guard.tasks !== undefined) found.push(draft.matches(keys.tasks).some((one) => inTasks(draft, one.first)));
  if (guard.draft !== undefined) found.push(draft.matches(keys.draft).length > 0);
  if (guard.title !== undefined) {
    found.push(draft.matches(keys.title).some((one) => draft.sentences[draft.sentenceOf[one.first] ?? -1]?.section === 'title'));
  }
  if (guard.sections !== undefined) found.push(guard.sections.includes(sentence.section));
  if (guard.families !== undefined) found.push(draft.family !== null && guard.families.includes(draft.family));
  if (guard.bullet !== undefined) found.push(guard.bullet === sentence.bullet);
  return found;
}

/** From which token to which what is named excuses a ground. */
function excusingWords(draft: Draft, match: Match, sentence: Sentence, from: number): readonly [number, number] {
  const isWide = sentence.invites || anyWithin(draft.cues('excuses-all'), sentence.firstToken, sentence.endToken);
  const within = isWide ? Number.POSITIVE_INFINITY : excuseReach;
  return [Math.max(from, match.first - within), Math.min(sentence.endToken, match.end + within)];
}

/** The end of a sentence, whitespace behind it included, lies within so many characters. */
const lastCharacters = 20;
/** However long the sentence, what stands more words away from a match does not overlap it. */
const reach = 100;

function anyOverlap(guards: readonly Match[], match: Match, sentence: Sentence): boolean {
  return withinTokens(guards, Math.max(sentence.firstToken, match.first - reach), match.end).some((one) => one.end > match.first);
}

/** Whether what a phrase asks for (`when`) is at hand where it matches; a phrase of which it is not knows nothing of the wording. */
export function isWhenMet(draft: Draft, when: readonly KeyedGuard[], match: Match): boolean {
  const sentence = draft.sentences[draft.sentenceOf[match.first] ?? 0];
  return when.length === 0 || (sentence !== undefined && when.some((guard) => circumstances(draft, guard, match, sentence, false).every(Boolean)));
}
