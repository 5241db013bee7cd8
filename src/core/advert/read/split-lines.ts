/** A line of the text without bullet, numbering and markdown; empty lines included. Offsets half open. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly bullet: boolean;
  /** Its bullet was a number. */
  readonly numbered: boolean;
  /** It was marked as a heading or set in bold as a whole. */
  readonly marked: boolean;
  /** It was cut out of a line that has lost its line breaks, so that what follows its first sentence may be no part of the item. */
  readonly cut: boolean;
}

/**
 * What Word, Webcruiter and web pages leave of a bullet: a symbol of any kind, arrows, ticks and private-use glyphs
 * included. A hyphen, plus sign, letter or number is one only with a space after it; a date is not numbering.
 */
const bullet =
  /^ *(?:[\u2022\u2023\u2043\u2219\u25AA\u00B7\u27A4] +(?=\S)|[\u2190-\u21FF\u2794-\u27BE\u25A0-\u25FF\u2713-\u2718] +(?=\d)|[\p{So}\p{Sm}\p{Co}\u2022\u2023\u2043\u2219\u25AA\u00B7\u203A\u00BB\u2024\u27A4]\uFE0F? *(?=[^\d\s+])|[-–*+o§~=] +(?=\S)|[-–](?=\p{L})|\(?\d{1,2}[.)] +(?=\p{L})(?!(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\p{L}*)|\(?(?:[a-z]|[ivx]{1,4})[.)] +(?=\p{L}))/iu;
const hashes = /^[ ]*#{1,6}[ ]+/;
/** A reply in an e-mail program. */
const quoted = /^(?:> ?)+/;
const bold = /^(\*\*|__)(?=\S)/;

/** A line longer than this may hold a list that has lost its line breaks. */
const longLine = 160;
/** Bullets that stand nowhere but before an item. */
const innerBullet = / (?=[•·▪◦‣∙●■➢➤✓✔❖→\uF000-\uF0FF] *\p{L})/gu;

/** Cuts a normalised text into lines; `breaks` gives further places within a long line where one begins. */
export function splitLines(text: string, breaks: (line: string) => readonly number[]): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const stop = newline === -1 ? text.length : newline;
    const inner = stop - from > longLine ? innerBreaks(text.slice(from, stop), breaks) : [];
    let start = from;
    for (const at of inner) {
      if (from + at > start) lines.push(toLine(text, start, from + at, true));
      start = from + at;
    }
    lines.push(toLine(text, start, stop, inner.length > 0));
    from = stop + 1;
  }
  return lines;
}

/** A dash may stand in prose too; only a long line full of them is a list. */
const innerDashes = [/ (?=- +[\p{L}\d])/gu, / (?=– +[\p{L}\d])/gu, / (?=\* +[\p{L}\d])/gu];
const fewestDashes = 4;
/** The words that begin a heading that has run into the item before it. */
const runIn = /(?<=[\p{Ll}\d.!?:)»%] {1,3})(?:Vi|Me|Du|Dette|Det|Hva|Kva|Her|Som|Hvem|Kven|Dine|Krav|What|We|You|Your|Our|Who)(?: \p{Ll}+){1,6}:?$/u;

function innerBreaks(line: string, breaks: (line: string) => readonly number[]): readonly number[] {
  const dashes = innerDashes.map((dash) => [...line.matchAll(dash)].map((found) => found.index)).filter((found) => found.length >= fewestDashes);
  const bullets = [...[...line.matchAll(innerBullet)].map((found) => found.index), ...dashes.flat()];
  const headings = bullets.flatMap((at) => {
    const from = Math.max(0, at - 60);
    const found = runIn.exec(line.slice(from, at));
    return found === null ? [] : [from + found.index];
  });
  return [...new Set([...bullets, ...headings, ...breaks(line)])].toSorted((one, other) => one - other);
}

function toLine(text: string, from: number, stop: number, cut: boolean): Line {
  let start = from;
  let end = stop;
  start += quoted.exec(text.slice(from, Math.min(stop, from + 20)))?.[0].length ?? 0;
  const whole = text.slice(start, Math.min(stop, start + 200));
  const mark = hashes.exec(whole) ?? bullet.exec(whole);
  if (mark !== null) start += mark[0].length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  const isBold = bold.test(text.slice(start, start + 3));
  if (isBold) start += 2;
  const closes = isBold && /(?:\*\*|__):?$/.test(text.slice(Math.max(start, end - 3), end));
  if (closes && text[end - 1] !== ':') end -= 2;
  return {
    start,
    end,
    bullet: mark !== null && !mark[0].includes('#'),
    numbered: mark !== null && /^ *\(?\d/.test(mark[0]),
    marked: (mark?.[0].includes('#') ?? false) || closes,
    cut,
  };
}
