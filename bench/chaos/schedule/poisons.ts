import type { TenantId } from '../../../src/core/ids.ts';

/** What a job of the experiment does instead of its work; its key begins with it. */
export const poisons = ['throw', 'hang', 'exit', 'uncaught', 'kill'] as const;

/** The tenant the jobs belong to. */
export const poisonTenant = 'chaos-tenant' as TenantId;

/** Whether a job of this key never comes to its end. */
export function isPoison(key: string): boolean {
  return poisons.some((poison) => key.startsWith(`${poison}/`));
}
