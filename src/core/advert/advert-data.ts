import { z } from 'zod';
import { roleFamilies } from '../case/facts.ts';
import { localizedSchema, locales } from '../text.ts';
import { sectionKinds, severities } from './report.ts';

const patterns = z.array(z.string().min(1)).min(1).readonly();
const severity = z.enum(severities);
const source = z.union([z.string().min(3), localizedSchema]);
const family = z.enum(roleFamilies);

/** The parts of a complete advert that an example can stand in the place of. */
export const advertParts = [
  'title',
  'workplace',
  'tasks',
  'requirements',
  'traits',
  'offer',
  'values',
  'invitation',
  'police',
  'publicity',
  'contact',
  'deadline',
] as const;

/** `texts/*.yaml`: what a rule, or a variant `rule/variant` of it, tells the manager. */
export const ruleTextSchema = z.strictObject({
  severity,
  /** Id in the rule catalogue. */
  principle: z.string().regex(/^[A-Z]+\d*-\d+$/),
  source,
  /** For the rule list: what the rule looks for and what it leaves. Needed for a rule id, not for a variant. */
  describe: localizedSchema.optional(),
  message: localizedSchema,
  suggestion: localizedSchema.optional(),
  exception: localizedSchema.optional(),
  /** Examples for the rule list, for rules that are not made of phrases; `{values}` stands for the municipality's values. */
  catches: z.array(z.string().min(1)).readonly().optional(),
  leaves: z.array(z.string().min(1)).readonly().optional(),
  /** The examples stand in the place of this part of an advert that is complete besides; without it they stand alone. */
  replaces: z.enum(advertParts).optional(),
  /** The must-requirements of the job analysis that the examples are held against. */
  analysis: z.array(z.string().min(1)).readonly().optional(),
});

/** Circumstances around a match; each key is a circumstance of its own. */
const guardSchema = z.strictObject({
  overlap: patterns.optional(),
  sentence: patterns.optional(),
  /** In the sentence, but not in the clause behind the match that gives the reason: «en mann, siden brukerne vil det». */
  clause: patterns.optional(),
  /** In the sentence, or in the one that answers or explains it: «Er du over femti? Da passer ikke jobben for deg.», «Vi er unge: …». */
  near: patterns.optional(),
  tasks: patterns.optional(),
  draft: patterns.optional(),
  /** In the title of the advert: what kind of post it is, whoever else is named further down. */
  title: patterns.optional(),
  sections: z.array(z.enum(sectionKinds)).min(1).readonly().optional(),
  families: z.array(family).min(1).readonly().optional(),
  /** The sentence is an item of a list, or is none. */
  bullet: z.boolean().optional(),
});

/** A wording that a rule names, with what makes it lawful and with examples. */
export const phraseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  severity: severity.optional(),
  text: z.string().optional(),
  source: source.optional(),
  principle: z.string().optional(),
  /** Fills `{replacement}` in the suggestion; in the language of the phrase. */
  replacement: z.string().min(1).optional(),
  /** Also looked for in the sentence that invites everybody to apply. */
  inInvitation: z.boolean().optional(),
  /** Speaks of the staff or names a post, so that it is looked for also in a sentence that merely tells. */
  told: z.boolean().optional(),
  patterns,
  unless: guardSchema.optional(),
  /** All circumstances of it must be at hand; of several guards, all those of one. */
  when: z.union([guardSchema, z.array(guardSchema).min(1).readonly()]).optional(),
  catches: z.array(z.string().min(1)).min(1).readonly(),
  leaves: z.array(z.string().min(1)).readonly().default([]),
});

/** `phrases/*.yaml`: the phrases of one rule in one language. */
export const phraseFileSchema = z.strictObject({
  rule: z.string(),
  language: z.enum([...locales, 'any']),
  phrases: z.array(phraseSchema).min(1).readonly(),
});

/** `words/*.yaml`: named lists of words with `*` at either end, or of rows of words as a pattern has them. */
export const wordFileSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.array(z.string().min(1)).min(1).readonly());

/** `cues/*.yaml`: named sets of patterns that rules ask the draft for. */
export const cueFileSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), patterns);

/** `tables/headings.yaml`: what headings say, by kind of section, as people write them. */
const headingsSchema = z.partialRecord(z.enum(sectionKinds), z.array(z.string().min(2)).readonly());

/** `tables/families.yaml`: how a role family is known from the title and the tasks. */
const familySchema = z.strictObject({
  id: family,
  /** Titles that belong to this family alone. */
  titles: patterns,
  /** Titles that several families share. */
  general: patterns.optional(),
  /** Where the work is done. */
  places: patterns,
  tasks: patterns,
});

/** `tables/traits.yaml`: a personal quality, the families and tasks that call for it (egenskaper). */
const traitSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  patterns,
  /** Called for in every family. */
  everywhere: z.boolean().default(false),
  families: z.array(family).readonly().default([]),
  /** Patterns in the tasks that call for it. */
  tasks: z.array(z.string().min(1)).readonly().default([]),
  /** What to write instead, where there is something better than naming the task. */
  instead: localizedSchema.optional(),
});

/** `tables/police.yaml`: where a police certificate is required by law (catalogue 3.2). */
const sectorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** How the sector is known from the advert. */
  signs: patterns,
  families: z.array(family).readonly().default([]),
  /** `must`: the advert has to say so; `should`: it ought to (politiregisterforskriften § 37-1). */
  notice: z.enum(['must', 'should']),
  basis: localizedSchema,
  attachment: z.boolean().default(false),
});

/** `tables/languages.yaml`: frequent words that only one language, or only Norwegian, has. */
const languagesSchema = z.strictObject({
  nb: z.array(z.string()).readonly(),
  nn: z.array(z.string()).readonly(),
  no: z.array(z.string()).readonly(),
  en: z.array(z.string()).readonly(),
});

/** `tables/labels.yaml`: the words of the report itself, by key. */
const labelsSchema = z.record(z.string(), localizedSchema);

/** All data of the check: what it looks for, and what it says. */
export const advertDataSchema = z.strictObject({
  texts: z.record(z.string(), ruleTextSchema),
  phrases: z.array(phraseFileSchema).readonly(),
  words: wordFileSchema,
  cues: cueFileSchema,
  headings: headingsSchema,
  families: z.array(familySchema).readonly(),
  traits: z.array(traitSchema).readonly(),
  police: z.array(sectorSchema).readonly(),
  languages: languagesSchema,
  labels: labelsSchema,
});

/** A part of a complete advert. */
export type AdvertPart = (typeof advertParts)[number];
/** What a rule tells the manager. */
export type RuleText = Readonly<z.infer<typeof ruleTextSchema>>;
/** A wording that a rule names. */
export type Phrase = Readonly<z.infer<typeof phraseSchema>>;
/** Circumstances around a match. */
export type Guard = Readonly<z.infer<typeof guardSchema>>;
/** The phrases of one rule in one language. */
export type PhraseFile = Readonly<z.infer<typeof phraseFileSchema>>;
/** A personal quality and what calls for it. */
export type Trait = Readonly<z.infer<typeof traitSchema>>;
/** Where a police certificate is required by law. */
export type Sector = Readonly<z.infer<typeof sectorSchema>>;
/** All data of the check. */
export type AdvertData = Readonly<z.infer<typeof advertDataSchema>>;
