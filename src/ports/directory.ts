import type { Facts } from '../core/case/facts.ts';
import type { IsoDate, TenantId, UserId } from '../core/ids.ts';

/** Roles a person can have in a municipality. No role at all is the empty list. */
export type Role = 'manager' | 'hr' | 'union' | 'director';

/** An area of the municipality's services, as cases name it. */
export type ServiceArea = Facts['serviceArea'];

/** A union representative's post: for whom she speaks, and where. */
export interface UnionPost {
  /** Id of the union in the policy. */
  readonly union: string;
  /** Units she represents, as the directory writes them. */
  readonly units: readonly string[];
  readonly areas: readonly ServiceArea[];
  /** Main representative (hovedtillitsvalgt): she decides who takes part for her union. */
  readonly main: boolean;
}

/** Somebody whose work a person does while she is away. */
export interface StandIn {
  readonly owner: UserId;
  /** The last day; null until the directory says otherwise. */
  readonly until: IsoDate | null;
}

/** A person the municipality's directory knows. What she has no part in is left out. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Where she works; free text from the directory. */
  readonly unit: string | null;
  /** Her post as a union representative. */
  readonly post?: UnionPost;
  /** Service areas she directs. */
  readonly directs?: readonly ServiceArea[];
  /** The directors she answers for in the cases they own themselves, in the areas each of them directs. */
  readonly approvesFor?: readonly { readonly director: UserId; readonly areas: readonly ServiceArea[] }[];
  /** The managers whose cases she follows up while they are away. */
  readonly standsInFor?: readonly StandIn[];
  /** The directory does not know her: she has no part in any case. */
  readonly isUnknown?: true;
}

/** A union representative as the directory has found her: her post is known. */
export interface Representative extends Person {
  readonly post: UnionPost;
}

/** Who people are. Never answered from card data. */
export interface Directory {
  readonly find: (tenant: TenantId, user: UserId) => Promise<Person | undefined>;
  readonly withRole: (tenant: TenantId, role: Role) => Promise<readonly Person[]>;
  /** The union representatives for a place, main representatives first. One who names neither units nor areas speaks for the whole municipality. */
  readonly representatives: (
    tenant: TenantId,
    place: { readonly unit: string; readonly serviceArea: ServiceArea },
  ) => Promise<readonly Representative[]>;
  /** The managers who stand in for a person, now or some day. */
  readonly standInsOf: (tenant: TenantId, user: UserId) => Promise<readonly Person[]>;
  /** The director of a service area; undefined where the directory names none. */
  readonly directorOf: (tenant: TenantId, area: ServiceArea) => Promise<Person | undefined>;
  /** Everybody, with or without a role, whose name or unit has all the words, in any case and order; at most `limit` of them. */
  readonly search: (tenant: TenantId, words: string, limit: number) => Promise<readonly Person[]>;
}
