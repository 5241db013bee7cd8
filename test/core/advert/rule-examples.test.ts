import { describe, expect, it } from 'vitest';
import type { RuleText } from '../../../src/core/advert/advert-data.ts';
import { describeAdvertRules } from '../../../src/core/advert/describe-advert-rules.ts';
import { createDraftReader } from '../../../src/core/advert/read-draft.ts';
import { advertRules } from '../../../src/core/advert/rules/advert-rules.ts';
import type { Requirements } from '../../../src/core/case/requirements.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { locales } from '../../../src/core/text.ts';
import { alver, asker, check } from './advert-policy.ts';
import { advertWith, wholeAdvert } from './whole-advert.ts';

const read = createDraftReader(asker.data);

function toAnalysis(lines: readonly string[] | undefined): Requirements | null {
  if (lines === undefined) return null;
  const must = lines.map((text, at) => ({ id: `m${at}`, text, task: 't1' }));
  return { version: 1, tasks: [{ id: 't1', text: 'Gi pleie' }], must, should: [], traits: [] };
}

/** What one rule finds in an example, in its place in the whole advert where it has one. */
function findingsIn(id: string, { replaces, analysis }: RuleText, example: string): readonly unknown[] {
  const rule = advertRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}`);
  const filled = example.replaceAll('{values}', asker.values.words.join(', '));
  const draft = read(replaces === undefined ? filled : advertWith(replaces, filled), null);
  return rule.check(draft, { policy: asker, today: '2026-11-22' as IsoDate, analysis: toAnalysis(analysis) });
}

const ruleTexts = advertRules
  .map(({ id }) => ({ id, text: asker.data.texts[id] as RuleText }))
  .filter(({ text }) => text.catches !== undefined || text.leaves !== undefined);

describe('the advert that examples stand in', () => {
  it('has nothing that must be put right and lacks nothing', () => {
    const { findings } = check(advertWith('title', wholeAdvert.title));
    expect(findings.filter(({ severity, start }) => severity === 'must' || start === null)).toEqual([]);
  });
});

describe.each(ruleTexts)('the rule $id', ({ id, text }) => {
  for (const example of text.catches ?? [])
    it(`catches «${example}»`, () => {
      expect(findingsIn(id, text, example)).not.toEqual([]);
    });
  for (const example of text.leaves ?? [])
    it(`leaves «${example}»`, () => {
      expect(findingsIn(id, text, example)).toEqual([]);
    });
});

describe('the rule list', () => {
  it.each([asker, alver])('shows for every rule what it catches and what it leaves, in every language', (policy) => {
    for (const locale of locales) {
      const parts = describeAdvertRules(policy, locale).split('\n## ').slice(1);
      expect(parts).toHaveLength(advertRules.length);
      const [catches, leaves] = [policy.data.labels['catches']?.[locale], policy.data.labels['leaves']?.[locale]];
      for (const part of parts) {
        expect(part).toMatch(new RegExp(`^${catches}:\n\n- «`, 'mu'));
        expect(part).toMatch(new RegExp(`^${leaves}:\n\n- «`, 'mu'));
        expect(part).not.toMatch(/[{}]/);
      }
    }
  });
});
