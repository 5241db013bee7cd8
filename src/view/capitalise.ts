/** Begins a line with a capital: a weekday is written small in Norwegian, also where it comes first in a sentence put together. */
export function capitalise(line: string): string {
  const [first = ''] = line;
  return first.toLocaleUpperCase('nb') + line.slice(first.length);
}
