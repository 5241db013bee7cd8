import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleIds } from './rule-ids.ts';

const sentenceSchema = z.union([
  z.strictObject({ text: z.string().min(1), kind: z.literal('bad'), quote: z.string().min(1), family: z.string() }),
  z.strictObject({ text: z.string().min(1), kind: z.literal('lawful'), family: z.string(), quote: z.null().optional() }),
]);

/** A sentence one rule must find something in, at `quote`, or must leave alone. */
export type LabelledSentence = Readonly<z.infer<typeof sentenceSchema>>;

/** The sentences of one rule in one language. */
export interface SentenceFile {
  readonly rule: (typeof ruleIds)[number];
  readonly language: string;
  readonly sentences: readonly LabelledSentence[];
}

const folder = new URL('sentences/', import.meta.url);

/** Every file of `sentences/`, named `<rule>.<language>.json`. */
export function readSentences(): readonly SentenceFile[] {
  return readdirSync(folder).map((name) => {
    const [group = '', rule = '', language = ''] = name.split('.');
    const sentences = z.array(sentenceSchema).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    return { rule: z.enum(ruleIds).parse(`${group}.${rule}`), language, sentences };
  });
}
