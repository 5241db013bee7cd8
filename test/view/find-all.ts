/** Every object in a card that has the given type, in reading order. */
export function findAll(node: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap((one) => findAll(one, type));
  if (typeof node !== 'object' || node === null) return [];
  const element = Object.fromEntries(Object.entries(node));
  return [...(element['type'] === type ? [element] : []), ...Object.values(element).flatMap((one) => findAll(one, type))];
}

/** Every text a card shows, one a line, for questions about what the reader sees. */
export function textsOf(card: unknown): string {
  return [...findAll(card, 'TextBlock'), ...findAll(card, 'TextRun')].map(({ text }) => String(text)).join('\n');
}
