import { z } from 'zod';
import { serviceAreas } from '../core/case/facts.ts';
import type { IsoDate, UserId } from '../core/ids.ts';

const guid = z.guid().toLowerCase();
const unit = z.string().trim().min(1).max(100);
const areas = z.array(z.enum(serviceAreas));

const holderShape = {
  /** Object id of a group; a name would change meaning when the group is renamed. */
  group: guid.exactOptional(),
  /** Value of an app role of the application. */
  appRole: z
    .string()
    .regex(/^[\w.:-]{1,120}$/)
    .exactOptional(),
};

const holds = (holder: { readonly group?: string; readonly appRole?: string }) => (holder.group === undefined) !== (holder.appRole === undefined);
const either = { error: 'names either a group or an appRole' };

const holderSchema = z.strictObject(holderShape).refine(holds, either);

const directorSchema = z.strictObject({ ...holderShape, areas: areas.min(1).readonly() }).refine(holds, either);

const representativeSchema = z
  .strictObject({
    ...holderShape,
    union: z.string().regex(/^[a-z][a-z0-9-]*$/),
    units: z.array(unit).readonly().default([]),
    areas: areas.readonly().default([]),
    main: z.boolean().default(false),
  })
  .refine(holds, either);

const standInSchema = z.strictObject({
  person: guid.transform((value) => value as UserId),
  owner: guid.transform((value) => value as UserId),
  until: z.iso
    .date()
    .transform((value) => value as IsoDate)
    .nullable()
    .default(null),
});

/** A mapping file: which group or app role makes somebody what. */
export const mappingSchema = z.strictObject({
  /** Application (client) id whose app roles are meant; only with app roles. */
  application: guid.exactOptional(),
  managers: z.array(holderSchema).min(1).readonly(),
  hr: z.array(holderSchema).min(1).readonly(),
  directors: z.array(directorSchema).readonly().default([]),
  representatives: z.array(representativeSchema).readonly().default([]),
  standIns: z.array(standInSchema).readonly().default([]),
});

/** Which group or app role makes somebody what. */
export type DirectoryMapping = Readonly<z.infer<typeof mappingSchema>>;

/** A group or an app role, as one text. */
export type HolderKey = `group:${string}` | `role:${string}`;

/** The one text of a mapping's entry. */
export function toHolderKey({ group, appRole }: { readonly group?: string; readonly appRole?: string }): HolderKey {
  return group === undefined ? `role:${appRole ?? ''}` : `group:${group}`;
}

/** Everything a mapping asks Entra for, each once. */
export function holderKeysOf({ managers, hr, directors, representatives }: DirectoryMapping): readonly HolderKey[] {
  return [...new Set([...managers, ...hr, ...directors, ...representatives].map(toHolderKey))];
}
