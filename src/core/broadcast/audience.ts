import { z } from 'zod';
import { serviceAreas } from '../case/facts.ts';

/** Roles a broadcast can be meant for. */
export const audienceRoles = ['manager', 'hr', 'union', 'director'] as const;

/** How a leader's cases can stand, as far as broadcasts tell them apart. */
export const situations = ['open-case', 'in-interviews', 'advert-out', 'part-time-undiscussed'] as const;

/** How a leader's cases can stand, as far as broadcasts tell them apart. */
export type Situation = (typeof situations)[number];

/** Whom a broadcast is meant for. Kinds of filters are joined by «and», the entries of one by «or»; an empty one restricts nothing. */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('filter'),
    roles: z.array(z.enum(audienceRoles)).readonly(),
    areas: z.array(z.enum(serviceAreas)).readonly(),
    units: z.array(z.string()).readonly(),
    situations: z.array(z.enum(situations)).readonly(),
  }),
  /** Names, or Entra object ids, as HR has pasted them: a line or a semicolon after each. */
  z.strictObject({ kind: z.literal('list'), pasted: z.string() }),
]);

/** Whom a broadcast is meant for. */
export type Audience = Readonly<z.infer<typeof audienceSchema>>;
/** An audience chosen by what people are and how their cases stand. */
export type AudienceFilter = Extract<Audience, { readonly kind: 'filter' }>;
