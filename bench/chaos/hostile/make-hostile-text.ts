import { createRandom } from '../create-random.ts';
import { createChance } from './chance.ts';
import type { Material } from './load-material.ts';
import { textKinds } from './text-kinds.ts';

/** Most UTF-16 units of a text. */
export const mostUnits = 65_536;
/** So many of the texts are as long as they may be; the others are of any length. */
const full = 0.2;
const kinds = Object.entries(textKinds);

/** The text with this number; the same seed and number give the same text. Kinds take turns. */
export function makeHostileText(seed: number, number: number, material: Material): { readonly kind: string; readonly text: string } {
  const chance = createChance(createRandom(seed + Math.imul(number, 0x9e37_79b1)));
  const [kind, make] = kinds[number % kinds.length] ?? chance.pick(kinds);
  const length = chance.isLikely(full) ? mostUnits : Math.ceil(2 ** chance.random.between(0, Math.log2(mostUnits)));
  return { kind, text: make(chance, material, length).slice(0, length) };
}
