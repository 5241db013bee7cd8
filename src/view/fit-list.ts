import { jsonBytes, maxCardBytes } from './card-size.ts';
import type { Card } from './expand-template.ts';

/** How many entries a card shows at most; tried in turn until it stays below the limit. */
const steps = [Infinity, 30, 20, 14, 10, 7, 5, 3, 1] as const;

/** Builds a card with as many entries as fit; the builder says how many are left out. */
export function fitList<Built extends { readonly card: Card }>(build: (most: number) => Built): Built {
  for (const most of steps) {
    const built = build(most);
    if (jsonBytes(built.card) <= maxCardBytes || most === 1) return built;
  }
  return build(1);
}
