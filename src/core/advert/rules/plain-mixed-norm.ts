import type { AdvertData } from '../advert-data.ts';
import type { AdvertRule, RuleFinding } from '../advert-rule.ts';
import type { Draft, Sentence } from '../draft.ts';
import type { Token } from '../token.ts';
import { isQuoted } from './plain-is-quoted.ts';
import { toNynorsk } from './plain-to-nynorsk.ts';

type Standard = 'nb' | 'nn';
type Lexicon = Readonly<Record<Standard, ReadonlyMap<string, string>>>;

/** What a word of one standard is called in the other, by the standard it belongs to. */
const lexicons = new WeakMap<AdvertData, Lexicon>();

/** Words of the other standard than the one the advert is written in, one finding a word (S3-11, språklova § 10). */
export const plainMixedNorm: AdvertRule = {
  id: 'plain.mixed-norm',
  check: (draft, { policy }) => {
    const standard = standardOf(draft);
    const lower = draft.text.toLowerCase();
    if (standard === null || (policy.data.words['plain-both-standards'] ?? []).some((one) => lower.includes(one))) return [];
    const foreign = standard === 'nb' ? 'nn' : 'nb';
    const words = lexiconOf(policy.data)[foreign];
    const found = new Map<string, RuleFinding>();
    for (const sentence of draft.sentences) {
      if (sentence.language === 'en') continue;
      for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
        const token = draft.tokens[at];
        if (token === undefined || token.kind !== 'word' || found.has(token.text)) continue;
        const replacement = words.get(token.text) ?? (foreign === 'nb' ? toNynorsk(token.text) : undefined);
        if (replacement === undefined || isSomebodyElses(draft, sentence, token, at)) continue;
        found.set(token.text, {
          span: { start: token.start, end: token.end },
          text: standard === 'nn' ? 'plain.mixed-norm/bokmal' : 'plain.mixed-norm',
          replacement,
        });
      }
    }
    return [...found.values()];
  },
};

function lexiconOf(data: AdvertData): Lexicon {
  const known = lexicons.get(data);
  if (known !== undefined) return known;
  const read = (list: string): ReadonlyMap<string, string> =>
    new Map((data.words[list] ?? []).map((entry) => [entry.split(' = ')[0] ?? '', entry.split(' = ')[1] ?? '']));
  const lexicon = { nb: read('plain-only-bokmal'), nn: read('plain-only-nynorsk') };
  lexicons.set(data, lexicon);
  return lexicon;
}

/** The standard most of the Norwegian sentences are in; null where there is no telling. */
function standardOf(draft: Draft): Standard | null {
  if (draft.language === 'nb' || draft.language === 'nn') return draft.language;
  if (draft.language !== 'mixed') return null;
  const lengthIn = (standard: Standard): number =>
    draft.sentences.reduce((sum, one) => sum + (one.language === standard ? one.end - one.start : 0), 0);
  const [nb, nn] = [lengthIn('nb'), lengthIn('nn')];
  return nb === nn ? null : nb > nn ? 'nb' : 'nn';
}

/** Quotations, names, addresses and titles of laws are written as their owner writes them. */
function isSomebodyElses(draft: Draft, sentence: Sentence, token: Token, at: number): boolean {
  const first = draft.text.charAt(token.start);
  const isCapital = first !== first.toLowerCase();
  const before = draft.tokens[at - 1];
  const opensSentence = at === sentence.firstToken || before?.kind === 'mark';
  if (isCapital && !opensSentence) return true;
  if (isQuoted(draft.text, sentence.start, token.start)) return true;
  if (/[@/.\-–]/.test(draft.text.charAt(token.start - 1)) || /^(?:@|\.\p{L})/u.test(draft.text.slice(token.end, token.end + 2))) return true;
  return isInTitle(draft, sentence, at);
}

/** «lov om …», «forskrift om …», and names such as «Høgskolen i …» and «Statens vegvesen». */
function isInTitle(draft: Draft, sentence: Sentence, at: number): boolean {
  for (let from = at - 1; from >= Math.max(sentence.firstToken, at - 8); from -= 1) {
    const token = draft.tokens[from];
    if (token === undefined || token.kind === 'mark') return false;
    if ((token.text === 'lov' || token.text === 'forskrift' || token.text === 'forskrifter') && draft.tokens[from + 1]?.text === 'om') return true;
    const first = draft.text.charAt(token.start);
    if (from > sentence.firstToken && first !== first.toLowerCase() && from >= at - 3) return true;
  }
  return false;
}
