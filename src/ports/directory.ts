import type { TenantId, UserId } from '../core/ids.ts';

/** Roles a person can have in a municipality. No role at all is the empty list. */
export type Role = 'manager' | 'hr' | 'union' | 'director';

/** A person the municipality's directory knows. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Where she works; free text from the directory. */
  readonly unit: string | null;
}

/** Who people are. Never answered from card data. */
export interface Directory {
  readonly find: (tenant: TenantId, user: UserId) => Promise<Person | undefined>;
  readonly withRole: (tenant: TenantId, role: Role) => Promise<readonly Person[]>;
}
