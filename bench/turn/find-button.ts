import type { Button } from './create-presser.ts';

/** The first button of a card with the verb. Throws when the card has none: the press before it did not do what it should. */
export function findButton(card: unknown, verb: string): Button {
  const found = search(card, verb);
  if (found === undefined) throw new Error(`The card has no button ${verb}: ${JSON.stringify(card).slice(0, 300)}`);
  return found;
}

function search(node: unknown, verb: string): Button | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('verb' in node && node.verb === verb && 'data' in node) return { verb, data: node.data as Button['data'] };
  for (const value of Object.values(node)) {
    const found = search(value, verb);
    if (found !== undefined) return found;
  }
  return undefined;
}
