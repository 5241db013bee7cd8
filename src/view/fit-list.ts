import { jsonBytes, maxCardBytes } from './card-size.ts';
import type { Card } from './expand-template.ts';

/** How many entries a card shows at most; tried in turn until it stays below the limit. */
const steps = [Infinity, 30, 20, 14, 10, 7, 5, 3, 1] as const;

/** Builds a card with as many entries as fit; the builder says how many are left out. */
export function fitList<Built extends { readonly card: Card }>(build: (most: number) => Built): Built {
  return fitFirst(steps, build);
}

/** Builds a card with the first of some bounds that keeps it below the limit, or else the last. */
export function fitFirst<Built extends { readonly card: Card }>(bounds: readonly number[], build: (most: number) => Built): Built {
  const last = bounds.at(-1) ?? 1;
  for (const most of bounds) {
    const built = build(most);
    if (jsonBytes(built.card) <= maxCardBytes || most === last) return built;
  }
  return build(last);
}
