import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleIds } from './rule-ids.ts';

const place = { rule: z.enum(ruleIds), quote: z.string().min(1).nullable(), occurrence: z.int().min(1).optional() };

const goldLabelSchema = z
  .strictObject({ ...place, optional: z.literal(true).optional(), requirement: z.string().optional() })
  .refine((label) => (label.quote === null) === (label.occurrence === undefined), 'A quote has an occurrence, and only a quote has.');

const goldFileSchema = z.strictObject({
  family: z.enum(['HO', 'BH', 'SK', 'BV', 'TE', 'DR', 'SB', 'KU', 'IT', 'ØK', 'LE', 'KF']),
  language: z.enum(['nb', 'nn', 'en', 'mixed']),
  policy: z.enum(['asker', 'alver']),
  today: z.iso.date(),
  kind: z.enum(['defect', 'tricky']),
  hintsComplete: z.boolean(),
  analysis: z
    .strictObject({
      tasks: z.array(z.string()),
      must: z.array(z.string()),
      should: z.array(z.string()),
      traits: z.array(z.string()),
    })
    .optional(),
  labels: z.array(goldLabelSchema),
  mustStaySilent: z.array(z.strictObject(place)),
});

/** A finding the checker is expected to make, may make (`optional`), or must not make. */
export type GoldLabel = Readonly<z.infer<typeof goldLabelSchema>>;

/** One advert of the gold set with its labels. */
export interface GoldDraft extends Readonly<z.infer<typeof goldFileSchema>> {
  readonly name: string;
  readonly text: string;
}

/** The two halves: `drafts` to write rules with, `held-out` for the final score alone. */
export type GoldFolder = 'drafts' | 'held-out';

/** File names of one half, without the ending; a draft or a label file without its twin is listed too. */
export function listGoldNames(folder: GoldFolder, ending: '.txt' | '.labels.json'): readonly string[] {
  return readdirSync(new URL(`${folder}/`, import.meta.url))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();
}

/** Reads one half of the gold set; throws on a label file that does not have the format. */
export function readGoldSet(folder: GoldFolder): readonly GoldDraft[] {
  return listGoldNames(folder, '.txt').map((name) => {
    const read = (ending: string) => readFileSync(new URL(`${folder}/${name}${ending}`, import.meta.url), 'utf8');
    return { name, text: read('.txt'), ...goldFileSchema.parse(JSON.parse(read('.labels.json'))) };
  });
}

/** UTF-16 offset of the nth occurrence (from 1) of a quote, or -1; occurrences may overlap. */
export function findOccurrence(text: string, quote: string, occurrence: number): number {
  let at = -1;
  for (let seen = 0; seen < occurrence; seen += 1) {
    at = text.indexOf(quote, at + 1);
    if (at === -1) return -1;
  }
  return at;
}
