import { describe, expect, test } from 'vitest';
import { findOccurrence, listGoldNames, readGoldSet } from './read-gold-set.ts';
import type { GoldDraft, GoldFolder, GoldLabel } from './read-gold-set.ts';
import { ruleIds } from './rule-ids.ts';

const folders: readonly GoldFolder[] = ['drafts', 'held-out'];
const all = folders.flatMap((folder) => readGoldSet(folder));
const families = ['HO', 'BH', 'SK', 'BV', 'TE', 'DR', 'SB', 'KU', 'IT', 'ØK', 'LE', 'KF'];

const firm = (draft: GoldDraft) => draft.labels.filter((label) => label.optional !== true);

function toSpan(draft: GoldDraft, place: Pick<GoldLabel, 'quote' | 'occurrence'>): readonly [number, number] | null {
  if (place.quote === null) return null;
  const start = findOccurrence(draft.text, place.quote, place.occurrence ?? 1);
  return [start, start + place.quote.length];
}

describe.each(folders)('the gold set in %s', (folder) => {
  test('has a label file for every draft and a draft for every label file', () => {
    expect(listGoldNames(folder, '.labels.json')).toEqual(listGoldNames(folder, '.txt'));
    expect(listGoldNames(folder, '.txt').length).toBeGreaterThanOrEqual(10);
  });

  test('covers the role families, named in the file name as in the labels', () => {
    const drafts = readGoldSet(folder);
    expect([...new Set(drafts.map((draft) => draft.family))].toSorted()).toEqual(families.toSorted());
    for (const draft of drafts) expect(draft.name.slice(0, 2), draft.name).toBe(draft.family.toLowerCase().replace('ø', 'o'));
  });
});

describe.each(all.map((draft) => [draft.name, draft] as const))('%s', (_name, draft) => {
  test('has every quote where its label says', () => {
    for (const place of [...draft.labels, ...draft.mustStaySilent]) {
      const span = toSpan(draft, place);
      if (span !== null) expect(span[0], `${place.rule}: ${place.quote}`).toBeGreaterThanOrEqual(0);
    }
  });

  test('says each thing once', () => {
    const keys = draft.labels.map((label) => JSON.stringify([label.rule, toSpan(draft, label), label.requirement]));
    expect(keys).toHaveLength(new Set(keys).size);
  });

  test('never asks for a finding where it asks for silence', () => {
    for (const silent of draft.mustStaySilent) {
      const quiet = toSpan(draft, silent);
      const against = draft.labels.filter((label) => {
        const span = toSpan(draft, label);
        if (label.rule !== silent.rule) return false;
        return span === null || quiet === null || (span[0] < quiet[1] && quiet[0] < span[1]);
      });
      expect(against, `${silent.rule}: ${silent.quote}`).toEqual([]);
    }
  });

  test('is as long as an advert is', () => {
    const words = draft.text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(120);
    expect(words).toBeLessThanOrEqual(700);
  });

  test('has two defects or more, at most twelve beside those of style, or none at all when it is lawful', () => {
    if (draft.kind === 'defect') {
      expect(firm(draft).length).toBeGreaterThanOrEqual(2);
      expect(firm(draft).filter((label) => !label.rule.startsWith('plain.')).length).toBeLessThanOrEqual(12);
    } else expect(firm(draft)).toEqual([]);
  });

  test('has labels from a job analysis only when it brings one', () => {
    if (draft.analysis === undefined) expect(draft.labels.filter((label) => label.rule.startsWith('analysis.'))).toEqual([]);
  });
});

describe('the gold set as a whole', () => {
  test('has every rule at least four times and in at least two languages', () => {
    const table = ruleIds.map((rule) => {
      const hits = all.flatMap((draft) => firm(draft).filter((label) => label.rule === rule).map(() => draft.language));
      const count = (language: string) => hits.filter((hit) => hit === language).length;
      return { rule, all: hits.length, nb: count('nb'), nn: count('nn'), en: count('en'), mixed: count('mixed') };
    });
    const lines = table.map((row) => `${row.rule.padEnd(34)} all ${row.all}, nb ${row.nb}, nn ${row.nn}, en ${row.en}, mixed ${row.mixed}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    for (const row of table) {
      expect(row.all, row.rule).toBeGreaterThanOrEqual(4);
      expect([row.nb, row.nn, row.en, row.mixed].filter((count) => count > 0).length, row.rule).toBeGreaterThanOrEqual(2);
    }
  });

  test('has about as many lawful drafts as drafts with defects', () => {
    const defects = all.filter((draft) => draft.kind === 'defect').length;
    expect(defects / all.length).toBeGreaterThan(0.45);
    expect(defects / all.length).toBeLessThan(0.6);
  });
});
