import { fileURLToPath } from 'node:url';
import type { TenantId, UserId } from '../core/ids.ts';

/** The parts a person can play in local mode, in the order of their clients' ports. */
export const localParts = ['manager', 'hr', 'union', 'director', 'manager2', 'employee', 'hr2'] as const;

/** A part in local mode. */
export type LocalPart = (typeof localParts)[number];

/** Entra object id of each part; the same in every local tenant. */
export const localUserIds: Readonly<Record<LocalPart, UserId>> = {
  manager: '00000000-0000-4000-8000-000000000001' as UserId,
  hr: '00000000-0000-4000-8000-000000000002' as UserId,
  union: '00000000-0000-4000-8000-000000000003' as UserId,
  director: '00000000-0000-4000-8000-000000000004' as UserId,
  manager2: '00000000-0000-4000-8000-000000000005' as UserId,
  employee: '00000000-0000-4000-8000-000000000006' as UserId,
  // Nobody approves her own broadcast, so there are two in HR.
  hr2: '00000000-0000-4000-8000-000000000007' as UserId,
};

/** Entra tenant id of each municipality, by the id of its policy. */
export const localTenants: Readonly<Record<'asker' | 'alver', TenantId>> = {
  asker: '00000000-0000-4000-9000-000000000001' as TenantId,
  alver: '00000000-0000-4000-9000-000000000002' as TenantId,
};

/** The file that says who plays which part. */
export const localPeopleFile = fileURLToPath(new URL('people.yaml', import.meta.url));
