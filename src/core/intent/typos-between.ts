import { editDistance } from './edit-distance.ts';

/** Typing mistakes between a typed word and the word meant, by its length; undefined when they are different words. */
export function typosBetween(typed: string, meant: string): number | undefined {
  if (typed === meant) return 0;
  const most = meant.length >= 7 ? 2 : 1;
  // What is left of a word of three letters is mostly a small word («så», «no»).
  if (meant.length < 2 || (meant.length === 3 && typed.length === 2) || Math.abs(typed.length - meant.length) > most) return undefined;
  const swapped = typed[0] === meant[1] && typed[1] === meant[0];
  if (meant.length === 2) return swapped && typed.length === 2 ? 1 : undefined;
  // Three letters with one exchanged are mostly another word («sak», «sal»), and so is a short word with another beginning («neste», «beste»).
  if (meant.length === 3 && typed.length === 3 && !swapped && !(typed[1] === meant[2] && typed[2] === meant[1] && typed[0] === meant[0]))
    return undefined;
  if (typed[0] !== meant[0] && !swapped && meant.length < 6) return undefined;
  const typos = editDistance(typed, meant, most);
  return typos <= most ? typos : undefined;
}
