/** Characters nobody types on purpose: control characters but the newline, marks that turn the reading direction, the byte order mark. */
const stray = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A person's text in one form: composed letters, newlines as `\n`, tabs as spaces, no control characters, nothing around it. */
export function normaliseText(text: string): string {
  const oneNewline = text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
  return oneNewline
    .toWellFormed()
    .replaceAll(stray, (character) => (character === '\n' ? character : ''))
    .normalize('NFC')
    .trim();
}
