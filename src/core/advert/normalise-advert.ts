/** An advert in the one form the rules read, with the way back to the text as given. */
export interface NormalisedText {
  readonly text: string;
  /** For every unit of `text`, where the character it came from begins in the text as given, and where that ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const spaces = /[\t\v\f\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/u;
/** Soft hyphens, zero-width characters, direction marks and the byte order mark: pasted along, never read. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;
const control = /[\p{Cc}]/u;
const newline = /[\r\n\u0085\u2028\u2029]/u;
const hyphens = /[\u2010\u2011\u2012\u2043\u2212]/u;
const dashes = /[\u2013\u2014\u2015]/u;
const apostrophes = /[\u2018\u2019\u02BC\u00B4]/u;
/** All of these at once: most characters are none of them. */
const special = new RegExp([spaces, invisible, control, hyphens, dashes, apostrophes].map(({ source }) => source).join('|'), 'u');
/** Letters whose composed form may be given in two or more units, and marks that may follow a letter. */
const clusters = /\r\n|\P{M}\p{M}*|\p{M}+/uy;
/** Whether a unit may belong to the character before it. Below the first combining mark none does, nor do dashes, quotes and spaces. NaN, after the end, does not. */
function mayBeMark(unit: number): boolean {
  return unit >= 0x300 && !isPunctuation(unit) && !isIdeograph(unit);
}

/** Chinese characters and Korean syllables: no marks, and the same in every form. */
function isIdeograph(unit: number): boolean {
  return (unit >= 0x3400 && unit < 0x4dc0) || (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7a4);
}

/** Half of a character beyond the first 65,536. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

/** The block of general punctuation. */
function isPunctuation(unit: number): boolean {
  return unit >= 0x2000 && unit < 0x2070;
}

/** A character with the marks on it; a regular expression is asked only where there may be any. */
function clusterAt(given: string, at: number): string {
  const unit = given.charCodeAt(at);
  if ((unit < 0x300 || isPunctuation(unit)) && unit !== 0x0d && !mayBeMark(given.charCodeAt(at + 1))) return given.charAt(at);
  clusters.lastIndex = at;
  return clusters.exec(given)?.[0] ?? given.charAt(at);
}

function toPlain(cluster: string): string {
  const first = cluster.charAt(0);
  if (isHalf(first.charCodeAt(0))) return cluster.toWellFormed().normalize('NFC');
  if (newline.test(first)) return '\n';
  // Nearly every character of an advert ends here.
  if (cluster.length === 1 && first < '\u007F') return first >= ' ' ? first : first === '\t' || first === '\v' || first === '\f' ? ' ' : '';
  if (cluster.length === 1 && special.test(first)) {
    if (spaces.test(first)) return ' ';
    if (invisible.test(first) || control.test(first)) return '';
    if (hyphens.test(first)) return '-';
    if (dashes.test(first)) return '–';
    if (apostrophes.test(first)) return "'";
  }
  const wellFormed = cluster.toWellFormed();
  // Ligatures and full-width letters come out of PDF files.
  return /[\uFB00-\uFB06\uFF01-\uFF5E]/u.test(first) ? wellFormed.normalize('NFKC') : wellFormed.normalize('NFC');
}

/** Printable ASCII, a line feed, a composed Latin letter, and what has one form: nearly every character of an advert. */
function staysAsItIs(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || (unit >= 0xc0 && unit < 0x250) || isIdeograph(unit);
}

/** Composes letters, unifies newlines, spaces, hyphens and apostrophes, and leaves out what nobody sees. */
export function normaliseAdvert(given: string): NormalisedText {
  const parts: string[] = [];
  let starts = new Int32Array(given.length);
  let ends = new Int32Array(given.length);
  let units = 0;
  let at = 0;
  while (at < given.length) {
    const from = at;
    while (at < given.length && staysAsItIs(given.charCodeAt(at)) && !mayBeMark(given.charCodeAt(at + 1))) at += 1;
    if (at > from) parts.push(given.slice(from, at));
    if (units + given.length - from > starts.length) [starts, ends] = [toLonger(starts), toLonger(ends)];
    for (let unit = from; unit < at; unit += 1) {
      starts[units] = unit;
      ends[units] = unit + 1;
      units += 1;
    }
    if (at >= given.length) break;
    const cluster = clusterAt(given, at);
    const plain = toPlain(cluster);
    if (plain !== '') parts.push(plain);
    // Some characters are longer in their plain form.
    while (units + plain.length > starts.length) [starts, ends] = [toLonger(starts), toLonger(ends)];
    starts.fill(at, units, units + plain.length);
    ends.fill(at + cluster.length, units, units + plain.length);
    units += plain.length;
    at += cluster.length;
  }
  return { text: parts.join(''), starts: starts.slice(0, units), ends: ends.slice(0, units) };
}

function toLonger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2 + 64);
  longer.set(numbers);
  return longer;
}

/** Where a stretch of the normalised text, at least one unit long, begins and ends in the text as given. */
export function toGiven(normalised: NormalisedText, start: number, end: number): { readonly start: number; readonly end: number } {
  return { start: normalised.starts[start] ?? 0, end: normalised.ends[end - 1] ?? 0 };
}
