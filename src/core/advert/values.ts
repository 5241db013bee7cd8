import type { AdvertPolicy } from './advert-policy.ts';
import type { Draft } from './draft.ts';

/** A value of the municipality, and the tokens of the draft that carry it. */
export interface FoundValue {
  readonly word: string;
  readonly tokens: readonly number[];
}

/** Endings that turn a Norwegian adjective or noun into its other forms; the longest first. */
const endings = ['heita', 'heten', 'heiten', 'heit', 'ende', 'ande', 'full', 'het', 'ing', 'en', 'et', 'ig', 'eg', 'e', 't', 'a'];
/** What a form of the value may add to the stem: «raus» in «raushet», «rause», «raust», «rausheit». */
const formEndings =
  /^(?:e|t|a|en|et|er|ar|ane|ene|heit|heita|heten|het|heiten|heter|ere|are|est|ast|este|aste|ende|ande|ing|inga|ingen|ig|ige|igheten|igheit|eg|ege|ighet|full|fulle|fullt|full[te]?)?$/;
/** A stem shorter than this would match words that only begin alike. */
const shortest = 3;

/** The stem of a value as HR wrote it: «raushet» → «raus», «nysgjerrighet» → «nysgjerrig», «skapende» → «skap». */
export function valueStem(word: string): string {
  const lower = word.normalize('NFC').toLowerCase().trim();
  const ending = endings.find((one) => lower.endsWith(one) && lower.length - one.length >= shortest + (one.length > 2 ? 0 : 1));
  return ending === undefined ? lower : lower.slice(0, -ending.length);
}

const known = new WeakMap<Draft, { readonly values: AdvertPolicy['values']; readonly found: readonly FoundValue[] }>();

/** Where a draft uses the values, in any of their forms; several rules ask for it. A value of several words is found by its first that is long enough. */
export function findValues(draft: Draft, values: AdvertPolicy['values']): readonly FoundValue[] {
  const before = known.get(draft);
  if (before?.values === values) return before.found;
  const found = readValues(draft, values);
  known.set(draft, { values, found });
  return found;
}

function readValues(draft: Draft, { words, forms }: AdvertPolicy['values']): readonly FoundValue[] {
  const stems = words.map((word) => ({ word, stem: valueStem(word.split(/[\s,]+/).find((one) => one.length > shortest) ?? word) }));
  return stems.flatMap(({ word, stem }) => {
    if (stem.length < shortest) return [];
    const others = new Set(forms[word] ?? []);
    const carries = (text: string): boolean =>
      others.has(text) || (text.charCodeAt(0) === stem.charCodeAt(0) && text.startsWith(stem) && formEndings.test(text.slice(stem.length)));
    const tokens: number[] = [];
    for (let at = 0; at < draft.tokens.length; at += 1) {
      const token = draft.tokens[at];
      if (token?.kind === 'word' && carries(token.text)) tokens.push(at);
    }
    return tokens.length === 0 ? [] : [{ word, tokens }];
  });
}
