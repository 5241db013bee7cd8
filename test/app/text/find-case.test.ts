import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/app/summary.ts';
import { findCases } from '../../../src/app/text/find-case.ts';
import type { CaseId, UserId } from '../../../src/core/ids.ts';

const summary = (caseId: string, title: string, unit: string): Summary => ({
  caseId: caseId as CaseId,
  owner: 'kari' as UserId,
  title,
  unit,
  serviceArea: 'health',
  status: 'running',
  stage: null,
  next: null,
  date: null,
  request: null,
  situations: null,
  turn: 1,
});

const cases = [
  summary('2026-112', 'Sykepleier', 'Bråset bo- og omsorgssenter'),
  summary('2026-12', 'Lærer', 'Føyka skole'),
  summary('2026-2', 'Barnehagelærer', 'Føyka barnehage'),
  summary('2025-12', 'Sykepleier', 'Hjemmetjenesten Røyken'),
  summary('2025-3', 'Rådgiver', 'Økonomi'),
];

const found = (query: string) => findCases(cases, query).map(({ caseId }) => caseId);

describe('a case by its number', () => {
  test.each([
    ['2026-12', ['2026-12']],
    [' 2026-12 ', ['2026-12']],
    ['#2026-12', ['2026-12']],
    ['sak 2026-12', ['2026-12']],
    ['Sak #112', ['2026-112']],
    ['112', ['2026-112']],
    ['2', ['2026-2']],
    ['12', ['2026-12', '2025-12']],
    ['2024-12', []],
    ['2026-1', []],
    ['99', []],
  ])('%j is %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('a case by its words', () => {
  test.each([
    ['lærer', ['2026-12']],
    ['Rådgiver', ['2025-3']],
    ['radgiver', ['2025-3']],
    ['ØKONOMI', ['2025-3']],
    ['økonomi'.normalize('NFD'), ['2025-3']],
    ['sykepleier', ['2026-112', '2025-12']],
    ['sykepl', ['2026-112', '2025-12']],
    ['sykepleier bråset', ['2026-112']],
    ['sykepleier i røyken', ['2025-12']],
    ['føyka', ['2026-12', '2026-2']],
    ['omsorgssenter', ['2026-112']],
  ])('%j is %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  test.each([
    ['sykepeier', 'a letter missing'],
    ['sykeppleier', 'a letter doubled'],
    ['sykeplejer', 'a letter wrong'],
    ['sykepelier', 'two letters swapped'],
    ['sykepleiar', 'the ending of the other standard'],
  ])('%j is near enough: %s', (query) => {
    expect(found(query)).toEqual(['2026-112', '2025-12']);
  });

  test('two letters wrong, or one in a short word, is another word', () => {
    expect(found('sukeplrier')).toEqual([]);
    expect(findCases([summary('2026-1', 'Kokk', 'Kantina')], 'kork')).toEqual([]);
  });

  test('the case that has most of the words is the one', () => {
    expect(found('barnehagelærer føyka')).toEqual(['2026-2']);
    expect(found('sykepleier nattevakt røyken')).toEqual(['2025-12']);
  });

  test.each([[''], ['   '], ['hvor er bilen min'], ['%'], ['.*']])('%j is no case', (query) => {
    expect(found(query)).toEqual([]);
  });
});

test('whatever is asked for, the answer is some of the cases, each once and in their order', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('12', 'sykepleier', 'føyka', 'sak 2')), (query) => {
      const answer = findCases(cases, query);
      expect(answer).toEqual(cases.filter((one) => answer.includes(one)));
    }),
  );
});

test('in an empty list nothing is found', () => {
  expect(findCases([], '12')).toEqual([]);
  expect(findCases([], 'lærer')).toEqual([]);
});
