import { roleFamilies } from '../case/facts.ts';

/** A family of posts with similar tasks, for instance HO (health and care). */
export type RoleFamily = (typeof roleFamilies)[number];

/** Whether the text names a role family. */
export function isRoleFamily(text: string): text is RoleFamily {
  return roleFamilies.some((family) => family === text);
}
