import { editDistance } from '../../intent/edit-distance.ts';
import type { AdvertData } from '../advert-data.ts';
import type { SectionKind } from '../report.ts';
import { sectionKinds } from '../report.ts';
import type { Line } from './split-lines.ts';

/** A heading: the part of a line that names what follows. `kind` is null when it is one, but of what is not known. */
export interface Heading {
  readonly line: number;
  readonly kind: SectionKind | null;
  readonly start: number;
  readonly end: number;
}

const mostWords = 9;
const mostLength = 90;
/** A heading that its text follows on the same line is short. */
const mostRunIn = 40;
/** Words that a heading has and a name or an address has not. */
const headingWords =
  /(?:^|[^\p{L}])(?:vi|me|du|deg|oss|hva|kva|hvem|kven|hvor|kor|dette|her|slik|derfor|om|til|vår|vårt|din|ditt|dine|we|you|what|who|our|your|why|about|the)(?![\p{L}])/iu;

/** The letters of a heading in lower case, without numbering, colon and the like. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Finds headings by their words, mistyped ones included, and by their form; and headings within a text that has lost its line breaks. */
export interface HeadingFinder {
  readonly find: (text: string, lines: readonly Line[]) => readonly Heading[];
  /** Offsets in a long line where a heading begins or ends. */
  readonly within: (line: string) => readonly number[];
}

/** Prepares the finder from the headings of the data. */
export function createHeadingFinder(data: AdvertData): HeadingFinder {
  const known = new Map<string, SectionKind>();
  for (const kind of sectionKinds) for (const heading of data.headings[kind] ?? []) known.set(fold(heading), kind);
  /** «The work. You plan …»: a known heading of two words or more that begins a line of running text. */
  const runInOf = (text: string, line: Line, number: number): Heading | null => {
    const stop = text.slice(line.start, Math.min(line.end, line.start + mostRunIn)).search(/[.?](?= \p{Lu})/u);
    if (stop === -1 || line.bullet) return null;
    const kind = known.get(fold(text.slice(line.start, line.start + stop)));
    return kind === undefined ? null : { line: number, kind, start: line.start, end: line.start + stop + 1 };
  };
  const long = [...known]
    .filter(([heading]) => heading.length >= 8)
    .map(([heading, kind], order) => ({ heading, kind, order, letters: letterBits(heading) }));
  // A slip in both of the first letters is rare, and the comparison is dear.
  const byLetter = [0, 1].map((at) => Map.groupBy(long, ({ heading }) => placeOf(heading.length, heading.charCodeAt(at))));
  // «Utdanning som …» is a demand, not the heading «Utdanning».
  const starts = Map.groupBy(
    [...known].filter(([heading]) => heading.length >= 11 || heading.includes(' ')),
    ([heading]) => firstWord(heading),
  );
  const kindOf = (words: string): SectionKind | null => {
    if (words.length < 3 || words.length > 70) return null;
    const exact = known.get(words);
    if (exact !== undefined) return exact;
    // «Arbeidsoppgaver og ansvar i stillingen», «Vi tilbyr deg»
    const begun = (starts.get(firstWord(words)) ?? [])
      .filter(([heading]) => words.startsWith(`${heading} `))
      .toSorted((one, other) => other[0].length - one[0].length)[0];
    if (begun !== undefined && words.split(' ').length <= begun[0].split(' ').length + 4) return begun[1];
    const letters = letterBits(words);
    for (let length = words.length - 2; length <= words.length + 2; length += 1) {
      let nearest: (typeof long)[number] | undefined;
      for (const [at, those] of byLetter.entries()) {
        for (const one of those.get(placeOf(length, words.charCodeAt(at))) ?? []) {
          const most = length >= 12 ? 2 : 1;
          // A slip brings in one letter and takes out another at most.
          if (one.order > (nearest?.order ?? one.order) || countBits(letters ^ one.letters) > 2 * most) continue;
          if (Math.abs(length - words.length) <= most && editDistance(words, one.heading, most) <= most) nearest = one;
        }
      }
      if (nearest !== undefined) return nearest.kind;
    }
    return null;
  };
  // Headings by their first word: few words of a line begin one, and the pattern of all headings would be tried at every capital.
  const inner = new Map(
    [
      ...Map.groupBy(
        [...known.keys()].filter((heading) => heading.length >= 8).toSorted((one, other) => other.length - one.length),
        (heading) => capital(firstWord(heading)),
      ),
    ].map(([word, headings]) => [word, new RegExp(`(?:${headings.map(capitalised).join('|')})(?=:| [•·▪–-] | \\p{Lu})`, 'uy')] as const),
  );
  const within = (line: string): readonly number[] => {
    const breaks: number[] = [];
    let from = 0;
    for (const { 0: gap, 1: word = '', index } of line.matchAll(wordInLine)) {
      const at = index + gap.length - word.length;
      const pattern = at < from ? undefined : inner.get(word);
      if (pattern === undefined) continue;
      pattern.lastIndex = at;
      if (!pattern.test(line)) continue;
      from = pattern.lastIndex;
      breaks.push(at);
      if (line[from] !== ':') breaks.push(from);
    }
    return breaks;
  };
  const find: HeadingFinder['find'] = (text, lines) => {
    const headings: Heading[] = [];
    let isFirst = true;
    for (const [number, line] of lines.entries()) {
      if (line.start >= line.end) continue;
      // «Vi trenger en ergoterapeut» above the text is its title.
      const isTitle = isFirst && !known.has(fold(text.slice(line.start, line.end)));
      isFirst = false;
      if (isTitle && !line.marked && !text.slice(line.start, line.end).endsWith(':')) continue;
      const heading = runInOf(text, line, number) ?? readHeading(text, lines, number, line, kindOf);
      if (heading !== null) headings.push(heading);
    }
    return headings;
  };
  return { find, within };
}

/** One number for a length and a letter. */
function placeOf(length: number, letter: number): number {
  return length * 0x1_0000 + letter;
}

/** A bit for every letter that occurs. */
function letterBits(words: string): number {
  let bits = 0;
  for (let at = 0; at < words.length; at += 1) bits |= 1 << (words.charCodeAt(at) & 31);
  return bits;
}

/** Number of bits that are set, added up in ever wider fields. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

const firstWord = (words: string): string => words.split(' ', 1)[0] ?? '';

/** A word with a capital behind the end of a sentence, a word, a bracket or a number. */
const wordInLine = /(?<=[.!?:;)»"\p{Ll}\d]) {1,3}(\p{Lu}[\p{L}\p{N}]*)/gu;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The folded heading as a pattern with a capital first letter. */
function capitalised(heading: string): string {
  return capital(heading).replaceAll(' ', "[ '’-]+");
}

function readHeading(
  text: string,
  lines: readonly Line[],
  number: number,
  line: Line,
  kindOf: (words: string) => SectionKind | null,
): Heading | null {
  const whole = text.slice(line.start, Math.min(line.end, line.start + mostLength + 1));
  const colon = whole.indexOf(':');
  if (colon === -1 && line.bullet && !line.marked && !line.numbered) return null;
  const head = colon === -1 ? whole : whole.slice(0, colon);
  const words = head.trim() === '' ? 0 : head.trim().split(/ +/).length;
  if (words === 0 || words > mostWords || head.length > mostLength) return null;
  if (colon === -1 && isNumberedHeading(text, lines, number, line))
    return { line: number, kind: kindOf(fold(whole)), start: line.start, end: line.end };
  if (colon === -1 && line.bullet && !line.marked) return null;
  const rest = text.slice(line.start + head.length + 1, line.end).replaceAll(/[*_ ]/g, '');
  const kind = kindOf(fold(head));
  const end = colon === -1 ? line.end : line.start + colon + 1;
  if (colon !== -1) {
    if (kind !== null && (!line.bullet || rest === '')) return { line: number, kind, start: line.start, end };
    return rest === '' && !line.bullet ? { line: number, kind: null, start: line.start, end } : null;
  }
  if (/[.!,;]$/.test(whole) || whole.length > mostLength)
    return kind !== null && whole.endsWith('.') && words <= 3 ? { line: number, kind, start: line.start, end } : null;
  if (kind !== null && (!line.bullet || line.marked)) return { line: number, kind, start: line.start, end };
  if (line.marked) return { line: number, kind, start: line.start, end };
  // A short line with a blank one or a bullet after it and nothing right before it looks like a heading.
  const before = lines[number - 1];
  const after = lines[number + 1];
  const alone = before === undefined || before.start >= before.end;
  // With a blank line after it too, its words have to show that it is one; the first line is the title.
  const isApart = after !== undefined && after.start >= after.end && lines.some((one, at) => at < number && one.end > one.start);
  if (!line.bullet && alone && isApart && words <= 6 && /^\p{Lu}/u.test(whole) && headingWords.test(whole))
    return { line: number, kind: null, start: line.start, end: line.end };
  const follows =
    after !== undefined && after.start < after.end && lines.slice(number + 1, number + 3).some((one) => one.bullet || one.end - one.start > 40);
  if (!line.bullet && alone && follows && words <= 6 && /^\p{Lu}/u.test(whole)) return { line: number, kind: null, start: line.start, end };
  return null;
}

/** «4. Lønn» with prose below it heads a part; in a list the next line has a number too, and an item begins small or is a sentence. */
function isNumberedHeading(text: string, lines: readonly Line[], number: number, line: Line): boolean {
  const words = text.slice(line.start, line.end);
  if (!line.numbered || words.length > 50 || !/^\p{Lu}/u.test(words) || /[.!?,;]$/.test(words)) return false;
  let after = number + 1;
  while (after < lines.length && (lines[after]?.start ?? 0) >= (lines[after]?.end ?? 0)) after += 1;
  const next = lines[after];
  return next !== undefined && !next.numbered && lines.some((one, at) => one.numbered && at !== number);
}
