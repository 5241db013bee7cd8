import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Score, scoreGoldSet, scoreTable, sumUp } from './score-gold-set.ts';

const floor = z.strictObject({ precision: z.number(), recall: z.number() });
/** What has been reached, by part of the gold set, group of rules and severity. Raise a floor when a rule gets better; never lower one. */
const floors = z
  .record(z.enum(['drafts', 'held-out']), z.record(z.string(), floor))
  .parse(JSON.parse(readFileSync(new URL('gold-floors.json', import.meta.url), 'utf8')));

const groupOf = (score: Score): string => score.rule.split('.')[0] ?? '';

describe.each(['drafts', 'held-out'] as const)('the check on the gold set in %s', (folder) => {
  const { scores } = scoreGoldSet(folder, true);

  it('has a score for every rule that is labelled', () => {
    console.log(`${folder}\n${scoreTable(scores)}`);
    expect(scores.length).toBeGreaterThan(10);
  });

  it.each(Object.entries(floors[folder]))('keeps what %s has reached', (name, { precision, recall }) => {
    const [group = '', severity = ''] = name.split('/');
    const some = scores.filter((score) => (group === 'all' || groupOf(score) === group) && score.severity === severity);
    const reached = sumUp(some);
    expect(some.length, 'a floor for nothing').toBeGreaterThan(0);
    expect(reached.precision, 'precision').toBeGreaterThanOrEqual(precision);
    expect(reached.recall, 'recall').toBeGreaterThanOrEqual(recall);
  });
});
