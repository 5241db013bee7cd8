import { Template } from 'adaptivecards-templating';

/** An expanded card, ready to be attached to a message. */
export type Card = Readonly<Record<string, unknown>>;

/** Expands a card template, parsed once, at its first use so that a start does not wait for all of them; throws when a binding found no value, since the reader would see it. */
export function createExpander<Data extends object>(template: object): (data: Data) => Card {
  let prepared: Template | undefined;
  return (data) => {
    prepared ??= new Template(template);
    const card = prepared.expand({ $root: data }) as Card;
    const unbound = findUnbound(card);
    if (unbound !== undefined) throw new Error(`Card template has an unbound expression: ${unbound}`);
    return card;
  };
}

/** Input values and button data are literal; everywhere else `${` can only come from the template, since texts have it broken. */
const literal = new Set(['value', 'data']);

function findUnbound(node: unknown): string | undefined {
  if (typeof node === 'string') return node.includes('${') ? node : undefined;
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [key, value] of Object.entries(node)) {
    const found = literal.has(key) ? undefined : findUnbound(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
