/** A word, a number or a mark of the normalised text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** In lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words keep inner hyphens and apostrophes («e-post»); letters with digits are words («B2»); digits alone are numbers. */
const pattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+|[^\s]/gu;

/** Cuts a text into words, numbers and marks, in order. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  // A few capitals have small letters of another length; then every token is turned by itself.
  const keepsPlaces = lower.length === text.length;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const start = found.index;
    const end = pattern.lastIndex;
    const word = keepsPlaces ? lower.slice(start, end) : found[0].toLowerCase();
    const cut = word.length === end - start ? findContraction(word) : 0;
    if (cut === 0) tokens.push({ kind: kindOf(text, start), text: word, start, end });
    else {
      const [verb, other] = [word.slice(0, cut), word.slice(cut)];
      tokens.push({ kind: 'word', text: other === "n't" ? (shortened[verb] ?? verb) : verb, start, end: start + cut });
      tokens.push({ kind: 'word', text: contracted[other] ?? other, start: start + cut, end });
    }
  }
  return tokens;
}

/** What English draws together, as the two words it stands for: «you're», «won't». */
const contracted: Readonly<Record<string, string>> = {
  "n't": 'not',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  "'m": 'am',
  "'s": 'is',
};
const shortened: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall' };
/** Elsewhere «'s» tells whose something is. */
const isContraction = /^(?:.+n't|(?:i|you|we|they|he|she|it|who|that|there|this|what)'(?:re|ve|ll|d|m)|(?:he|she|it|who|that|there|what|here)'s)$/;

/** Where the second word of a contraction begins in it, or 0. */
function findContraction(word: string): number {
  if (!word.includes("'") || !isContraction.test(word)) return 0;
  return word.endsWith("n't") ? word.length - 3 : word.indexOf("'");
}

function kindOf(text: string, at: number): Token['kind'] {
  const unit = text.charCodeAt(at);
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return 'word';
  if (unit >= 0x30 && unit <= 0x39) return 'number';
  if (unit < 0x80) return 'mark';
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /^\p{L}/u.test(character) ? 'word' : /^\p{N}/u.test(character) ? 'number' : 'mark';
}
