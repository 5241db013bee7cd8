import type { Line } from './split-lines.ts';

/** A stretch of text that ends as a sentence, a bullet or a line does. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Number of the line it begins in, and of the line it ends in. */
  readonly line: number;
  readonly lastLine: number;
}

/** After these a full stop ends no sentence. */
const abbreviations = new Set([
  'bl.a',
  'bla',
  'f.eks',
  'eks',
  't.d',
  'm.a',
  'm.m',
  'mv',
  'm.v',
  'o.l',
  'osv',
  'ca',
  'evt',
  'ev',
  'jf',
  'jfr',
  'tlf',
  'mob',
  'nr',
  'kl',
  'inkl',
  'ift',
  'iht',
  'i.h.t',
  'i.f.t',
  'mht',
  'mtp',
  'pr',
  'dvs',
  'd.v.s',
  'vedr',
  'ang',
  'avd',
  'dr',
  'st',
  'kap',
  'pkt',
  'stk',
  'maks',
  'min',
  'ref',
  'tel',
  'e.g',
  'i.e',
  'etc',
  'approx',
  'incl',
  'o.a',
  'e.l',
  'd.d',
  'a.m',
  'p.m',
  's.k',
  'm.fl',
  'mfl',
  'm.o.t',
]);
/** After these a full stop ends no sentence where a number follows: «no. 4», but «… passar betre no. Du …». */
const beforeNumbers = new Set(['no']);
/** Lines are taken for broken by a program when at least this many come close to the longest, and none is longer than `widest`. */
const fewestFull = 4;
const widest = 110;
const narrowest = 40;

/** Elsewhere a line this long that ends in the middle of a sentence goes on. */
const unbroken = 55;

/** The width a program broke the lines at, or null when the writer broke them. */
function wrapWidth(lines: readonly Line[]): number | null {
  const lengths = lines.map((line) => line.end - line.start);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest > widest || longest < narrowest) return null;
  return lengths.filter((length) => length > longest * 0.85).length >= fewestFull ? longest : null;
}

/** Cuts lines into sentences. Lines broken in the middle of a sentence are put together again; headings and bullets are not. */
export function splitSentences(text: string, lines: readonly Line[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const width = wrapWidth(lines);
  const items = listedLines(text, lines);
  const smallBegins = isInLowerCase(text);
  let open: { start: number; line: number } | null = null;
  for (const [number, line] of lines.entries()) {
    if (line.start >= line.end) {
      open = null;
      continue;
    }
    let from: number = open === null ? line.start : open.start;
    const firstLine: number = open === null ? number : open.line;
    let began: number = firstLine;
    for (const stop of sentenceEnds(text, line.start, line.end, smallBegins)) {
      if (stop < line.end) {
        stretches.push({ start: from, end: stop, line: began, lastLine: number });
        from = skipSpaces(text, stop);
        began = number;
      }
    }
    if (!items.has(number) && continues(text, line, lines[number + 1], width)) open = { start: from, line: began };
    else {
      stretches.push({ start: from, end: line.end, line: began, lastLine: number });
      open = null;
    }
  }
  return stretches.filter((stretch) => stretch.end > stretch.start);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

/** Offsets just after a full stop, question mark or exclamation mark that ends a sentence within a line. */
function sentenceEnds(text: string, start: number, end: number, smallBegins: boolean): readonly number[] {
  const ends: number[] = [];
  for (let at = start; at < end; at += 1) {
    const mark = text[at];
    if (mark !== '.' && mark !== '!' && mark !== '?') continue;
    let after = at + 1;
    while (after < end && /["»”')\]]/.test(text[after] ?? '')) after += 1;
    if (text[after] !== ' ') continue;
    const next = skipSpaces(text, after);
    const begins = smallBegins || /[\p{Lu}\p{N}"«“(•–-]/u.test(text.slice(next, next + 2));
    if (!begins) continue;
    if (mark === '.' && isAbbreviation(text, start, at, next)) continue;
    ends.push(after);
  }
  return ends;
}

/** Words with more letters than this are no abbreviations, but for the numbers of something («kontonr.»). */
const longestAbbreviation = 6;

function isAbbreviation(text: string, start: number, dot: number, next: number): boolean {
  if (dot - start > longestAbbreviation && isPlainWord(text, dot - longestAbbreviation - 1, dot) && !text.endsWith('nr', dot)) return false;
  const before = /[\p{L}\p{N}.]{1,24}$/u.exec(text.slice(Math.max(start, dot - 24), dot))?.[0].toLowerCase() ?? '';
  if (beforeNumbers.has(before)) return /\p{N}/u.test(text.charAt(next));
  if (abbreviations.has(before) || before.endsWith('nr')) return true;
  // An ordinal or a date («3. helg», «1. August 2026»); a year or an hour may end a sentence.
  if (/^\d{1,2}$/.test(before)) return !/\p{Lu}/u.test(text.charAt(next)) || /^\p{Lu}\p{L}{2,8} \d/u.test(text.slice(next, next + 20));
  // An initial.
  return /^\p{L}$/u.test(before) && before !== 'i' && text.charAt(dot - 1) === text.charAt(dot - 1).toUpperCase();
}

/** Whether a stretch has nothing but small letters. */
function isPlainWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x61 || unit > 0x7a) && unit !== 0xe6 && unit !== 0xf8 && unit !== 0xe5) return false;
  }
  return true;
}

/** Whether the next line goes on with the sentence of this one: it begins small, or its first word had no room here. */
function continues(text: string, line: Line, next: Line | undefined, width: number | null): boolean {
  if (next === undefined || next.bullet || next.marked || line.marked || next.start >= next.end) return false;
  if (/[.!?:;]$/.test(text.slice(Math.max(line.start, line.end - 1), line.end)) && width === null) return false;
  const length = line.end - line.start;
  const firstWord = /^\S*/.exec(text.slice(next.start, Math.min(next.end, next.start + 60)))?.[0].length ?? 0;
  if (width !== null) return length + 1 + firstWord > width;
  return length >= unbroken && /^[\p{Ll}\p{N}(]/u.test(text.slice(next.start, next.start + 2));
}

/** Fewer lines than this are no list. */
const fewestItems = 3;
/** Lines broken by a program are nearly as long as the longest; items differ. */
const shortItem = 0.7;

/** Numbers of the lines that stand under each other as the items of a list that has lost its bullets: hardly any ends as a sentence does. */
export function listedLines(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const listed = new Set<number>();
  let from = 0;
  while (from < lines.length) {
    const isBody = (at: number): boolean => {
      const line = lines[at];
      return line !== undefined && line.start < line.end && !line.bullet && !line.marked;
    };
    let end = from;
    while (isBody(end)) end += 1;
    const block = lines.slice(from, end);
    const closed = block.filter((line) => /[.!?]$/.test(text.slice(line.start, line.end)));
    const longest = block.reduce((most, line) => Math.max(most, line.end - line.start), 0);
    const isUneven = block.slice(0, -1).filter((line) => line.end - line.start < longest * shortItem).length * 2 >= block.length - 1;
    if (block.length >= fewestItems && closed.length <= 1 && isUneven) for (let at = from; at < end; at += 1) listed.add(at);
    from = end + 1;
  }
  return listed;
}

/** Letters that a text must have before its lack of capitals says anything. */
const fewestLetters = 200;

/** Some people write without capitals; a full stop then ends a sentence all the same. */
function isInLowerCase(text: string): boolean {
  const lower = text.toLowerCase();
  let letters = 0;
  let capitals = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit >= 0x61 && unit <= 0x7a) || unit >= 0xdf) letters += 1;
    else if ((unit >= 0x41 && unit <= 0x5a) || unit >= 0xc0) {
      letters += 1;
      if (lower.charCodeAt(at) !== unit) capitals += 1;
    }
  }
  return letters >= fewestLetters && capitals * 200 < letters;
}
