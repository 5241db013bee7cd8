import { describe, expect, it } from 'vitest';
import { createDraftReader } from '../../../src/core/advert/read-draft.ts';
import { advertRules } from '../../../src/core/advert/rules/advert-rules.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { asker } from './advert-policy.ts';

const read = createDraftReader(asker.data);
const context = { policy: asker, today: '2026-11-22' as IsoDate, analysis: null };

describe.each(asker.data.phrases.map((file) => ({ name: `${file.rule} (${file.language})`, file })))('the phrases of $name', ({ file }) => {
  const rule = advertRules.find((one) => one.id === file.rule);
  const findings = (text: string) => rule?.check(read(text, null), context) ?? [];

  it('belong to a rule', () => {
    expect(rule, file.rule).toBeDefined();
  });

  for (const phrase of file.phrases) {
    for (const example of phrase.catches) {
      it(`${phrase.id} catches «${example}»`, () => {
        expect(findings(example).map((one) => one.phrase)).toContain(phrase.id);
      });
    }
    for (const example of phrase.leaves) {
      it(`${phrase.id} leaves «${example}»`, () => {
        expect(findings(example).map((one) => one.phrase)).toEqual([]);
      });
    }
  }
});
