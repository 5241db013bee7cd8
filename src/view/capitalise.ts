/** Begins a line with a capital; weekdays and the names of acts are written small in Norwegian, also first in what was put together. */
export function capitalise(line: string): string {
  const [first = ''] = line;
  return first.toLocaleUpperCase('nb') + line.slice(first.length);
}
