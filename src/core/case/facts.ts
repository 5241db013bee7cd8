import { z } from 'zod';
import type { IsoDate, PositionId } from '../ids.ts';

/** Grounds for temporary employment, arbeidsmiljøloven § 14-9 (2) letters a–e (rule N-10). */
export const temporaryGrounds = ['a', 'b', 'c', 'd', 'e'] as const;

/** How the post is filled; decides which steps apply (rules N-02, N-44, N-45). */
export const routes = ['external', 'internal', 'direct', 'nav', 'inclusion'] as const;

/** Role families of the advert check's contract. */
export const roleFamilies = ['HO', 'BH', 'SK', 'BV', 'TE', 'DR', 'SB', 'KU', 'IT', 'ØK', 'LE', 'KF'] as const;

/** Areas that statutes treat differently (police certificate, competence); labels are policy data. */
export const serviceAreas = [
  'health',
  'kindergarten',
  'school',
  'adult-education',
  'child-welfare',
  'social',
  'crisis-centre',
  'fire',
  'technical',
  'culture',
  'administration',
] as const;

const isoDate = z.iso.date().transform((value) => value as IsoDate);

/** One post within the case. `percentage` is a range in whole per cent, equal ends when it is fixed. */
export const positionSchema = z.strictObject({
  id: z.string().transform((value) => value as PositionId),
  percentage: z.strictObject({ min: z.int().min(1).max(100), max: z.int().min(1).max(100) }),
  permanence: z.enum(['permanent', 'temporary']),
  ground: z.enum(temporaryGrounds).nullable(),
  end: isoDate.nullable(),
});

/** What the manager has said about the post; changes are events. */
export const factsSchema = z.strictObject({
  title: z.string().min(2).max(100),
  unit: z.string().min(2).max(100),
  serviceArea: z.enum(serviceAreas),
  roleFamily: z.enum(roleFamilies),
  leader: z.boolean(),
  shiftWork: z.boolean(),
  route: z.enum(routes),
  wantedStart: isoDate.nullable(),
  positions: z.array(positionSchema).min(1).max(20).readonly(),
});

/** One post within the case. */
export type Position = Readonly<z.infer<typeof positionSchema>>;
/** What the manager has said about the post. */
export type Facts = Readonly<z.infer<typeof factsSchema>>;
/** How the post is filled. */
export type Route = (typeof routes)[number];
