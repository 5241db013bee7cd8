import type { TenantId } from '../core/ids.ts';

/** An ISO time in UTC with milliseconds; only of years with four digits, so that texts sort as times do. */
const isoLength = '2026-11-22T09:00:00.000Z'.length;

const duePrefix = (tenant: TenantId): string => `${tenant}/due/`;
const asidePrefix = (tenant: TenantId): string => `${tenant}/set-aside/`;

/** Every key the embedded scheduler stores under, in one place. Each begins with the tenant. */
export const scheduleKeys = {
  wake: (tenant: TenantId, key: string) => `${tenant}/wake/${key}`,
  /** The index by time; read from its beginning it gives what is due first. */
  due: (tenant: TenantId, at: number, key: string) => `${duePrefix(tenant)}${new Date(at).toISOString()}/${key}`,
  duePrefix,
  /** Wakes that were given up, until one under the key has been handled again. */
  aside: (tenant: TenantId, key: string) => `${asidePrefix(tenant)}${key}`,
  asidePrefix,
} as const;

/** Reads a key of the index by time. */
export function readDueKey(tenant: TenantId, stored: string): { readonly at: number; readonly key: string } {
  const rest = stored.slice(duePrefix(tenant).length);
  return { at: Date.parse(rest.slice(0, isoLength)), key: rest.slice(isoLength + 1) };
}
