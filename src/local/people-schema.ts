import { z } from 'zod';
import { serviceAreas } from '../core/case/facts.ts';
import type { IsoDate, TenantId, UserId } from '../core/ids.ts';

const guid = z.guid().toLowerCase();
const userId = guid.transform((value) => value as UserId);
const unit = z.string().trim().min(1).max(100);
const areas = z.array(z.enum(serviceAreas)).readonly();

const postSchema = z.strictObject({
  union: z.string().regex(/^[a-z][a-z0-9-]*$/),
  units: z.array(unit).readonly().default([]),
  areas: areas.default([]),
  main: z.boolean().default(false),
});

const standInSchema = z.strictObject({
  owner: userId,
  until: z.iso
    .date()
    .transform((value) => value as IsoDate)
    .nullable()
    .default(null),
});

/** One entry of a directory file. What belongs to a role stands only with the role. */
export const listedPersonSchema = z.strictObject({
  tenant: guid.transform((value) => value as TenantId),
  id: userId,
  name: z.string().trim().min(1).max(256),
  roles: z.array(z.enum(['manager', 'hr', 'union', 'director'])).readonly(),
  unit: unit.nullable().default(null),
  post: postSchema.exactOptional(),
  directs: areas.exactOptional(),
  /** The directors whose own posts she approves, since nobody approves her own. */
  approvesFor: z.array(userId).readonly().exactOptional(),
  standsInFor: z.array(standInSchema).readonly().exactOptional(),
});

/** A person of the directory file and the municipality she belongs to. */
export type ListedPerson = Readonly<z.infer<typeof listedPersonSchema>>;
