import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roleFamilies } from '../../../src/core/case/facts.ts';
import { readSentences, type LabelledSentence } from '../../adverts/read-sentences.ts';
import { asker, check } from './advert-policy.ts';

/** What has been reached by rule: the share of unlawful sentences that are found, and of lawful ones that are left alone. Raise a floor when a rule gets better; never lower one. */
const floors = z
  .record(z.string(), z.strictObject({ found: z.number(), left: z.number() }))
  .parse(JSON.parse(readFileSync(new URL('sentence-floors.json', import.meta.url), 'utf8')));

const files = readSentences();

/** Whether the rule says of the sentence what it should. */
function isRight(rule: string, sentence: LabelledSentence): boolean {
  const { text, kind, family } = sentence;
  const found = check(text, { policy: asker, family: z.enum(roleFamilies).parse(family) }).findings.filter(
    (finding) => finding.rule === rule && finding.start !== null && finding.end !== null,
  );
  if (kind === 'lawful') return found.length === 0;
  const at = text.indexOf(sentence.quote);
  return found.some(({ start, end }) => (start ?? 0) < at + sentence.quote.length && (end ?? 0) > at);
}

describe('sentences a manager may write', () => {
  it('quote what stands in them, each once', () => {
    for (const { sentences } of files) {
      for (const one of sentences) if (one.kind === 'bad') expect(one.text).toContain(one.quote);
      expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
    }
  });

  it.each([...new Set(files.map(({ rule }) => rule))])('%s keeps what it has reached', (rule) => {
    const sentences = files.filter((file) => file.rule === rule).flatMap((file) => file.sentences);
    const share = (kind: LabelledSentence['kind']) => {
      const some = sentences.filter((one) => one.kind === kind);
      expect(some.length).toBeGreaterThan(10);
      return some.filter((one) => isRight(rule, one)).length / some.length;
    };
    const [found, left] = [share('bad'), share('lawful')];
    const floor = floors[rule];
    expect(floor, 'a rule with sentences has a floor').toBeDefined();
    expect(found).toBeGreaterThanOrEqual(floor?.found ?? 1);
    expect(left).toBeGreaterThanOrEqual(floor?.left ?? 1);
  });
});
