import { roleFamilies } from '../../case/facts.ts';
import type { RoleFamily } from '../role-family.ts';

/** What a sign in the title counts against one in the tasks. */
const titleWeight = 4;

/** The role family that title and tasks point to, or null when they point nowhere or everywhere. */
export function inferFamily(signs: (family: RoleFamily) => { readonly title: number; readonly tasks: number }): RoleFamily | null {
  const scored = roleFamilies
    .map((family) => {
      const { title, tasks } = signs(family);
      return { family, score: Math.min(title, 1) * titleWeight + Math.min(tasks, 4) };
    })
    .toSorted((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined || second === undefined || first.score < 2 || first.score === second.score) return null;
  return first.family;
}
