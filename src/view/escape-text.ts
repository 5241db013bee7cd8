declare const brand: unique symbol;

/** Text that a TextBlock shows exactly as it was typed: nothing in it acts as markdown. */
export type CardText = string & { readonly [brand]: 'card' };

/** Shows nothing and joins; enough to keep two characters from being read together. */
const joiner = '\u2060';
/** The narrowest thing markdown counts as white space: an asterisk between two of them neither opens nor closes. */
const hairSpace = '\u200A';

/**
 * Makes markdown, HTML and entities in a text inert for a TextBlock.
 *
 * Backslashes would do on the desktop, but Teams on Android and iOS has shown them to the reader
 * (microsoft/AdaptiveCards#5590, #7474). What breaks a construct here is therefore invisible in every client,
 * also in those that do not know markdown at all.
 */
export function escapeText(text: string): CardText {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map(escapeLine).join('\n\n') as CardText;
}

/** Every sign that `escapeInside` may break; most lines have none. */
const active = /[\\&<\]*_~`@]|:\/\/|www\./iu;

function escapeLine(line: string): string {
  return atLineStart(line) + escapeInside(line);
}

/** What must stand before a line that would else begin a list, a heading or a quotation. */
export function atLineStart(line: string): string {
  return /^(?:[-+#>=|:~]|\d{1,9}[.)])/u.test(line) ? joiner : '';
}

/** Makes the signs within a piece of a line inert; what stands at its ends stays there. */
export function escapeInside(line: string): string {
  if (!active.test(line)) return line;
  return (
    line
      .replaceAll(/[\\&<\]]/gu, `$&${joiner}`)
      .replaceAll(/[*_]+/gu, (run) => [hairSpace, ...[...run].flatMap((sign) => [sign, hairSpace])].join(''))
      .replaceAll(/~(?=~)/gu, `~${joiner}`)
      // Code spans go by the backtick itself, whatever stands beside it; this sign looks the same and is none.
      .replaceAll('`', '\u02CB')
      // Some clients make bare addresses clickable. A title or a reason is no place for links.
      .replaceAll(/:(?=\/\/)/gu, `:${joiner}`)
      .replaceAll(/www(?=\.)/giu, `$&${joiner}`)
      .replaceAll(/@(?=\S)/gu, `@${joiner}`)
  );
}
