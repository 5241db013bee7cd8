/** A line of the text without bullet, numbering and markdown; empty lines included. Offsets half open. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly bullet: boolean;
  /** It was marked as a heading or set in bold as a whole. */
  readonly marked: boolean;
}

/** What Word, Webcruiter and web pages leave of a bullet, private-use glyphs included; a hyphen or number needs a space after it. */
const bullet = /^[ ]*(?:[•·▪◦‣∙●○■□◾◼►▸➢➤✓✔❖\uF000-\uF0FF][ ]*|[-–*+o§][ ]+(?=\S)|\(?\d{1,2}[.)][ ]+(?=\p{L})|[a-z][.)][ ]+(?=\p{L}))/u;
const hashes = /^[ ]*#{1,6}[ ]+/;
const bold = /^(\*\*|__)(?=\S)/;

/** Cuts a normalised text into lines. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let number = 0; from <= text.length; number += 1) {
    const newline = text.indexOf('\n', from);
    const stop = newline === -1 ? text.length : newline;
    lines.push(toLine(text, from, stop));
    from = stop + 1;
  }
  return lines;
}

function toLine(text: string, from: number, stop: number): Line {
  let start = from;
  let end = stop;
  const whole = text.slice(from, Math.min(stop, from + 200));
  const mark = hashes.exec(whole) ?? bullet.exec(whole);
  if (mark !== null) start += mark[0].length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  const isBold = bold.test(text.slice(start, start + 3));
  if (isBold) start += 2;
  const closes = isBold && /(?:\*\*|__):?$/.test(text.slice(Math.max(start, end - 3), end));
  if (closes && text[end - 1] !== ':') end -= 2;
  return { start, end, bullet: mark !== null && !mark[0].includes('#'), marked: (mark?.[0].includes('#') ?? false) || closes };
}
