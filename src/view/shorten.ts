/** Cuts a text to at most `max` characters, at a word where one ends near the cut, with an ellipsis for what is left out. */
export function shorten(text: string, max: number): string {
  // There are never more characters than code units, and most texts are short.
  if (text.length <= max) return text;
  const characters = [...text];
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.7 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/u, '')}…`;
}
