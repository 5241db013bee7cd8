import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsSchema } from '../../../src/core/case/facts.ts';
import { maxPositionRows, parseFacts, positionInput, toPositionRows } from '../../../src/core/case/parse-facts.ts';
import type { IsoDate } from '../../../src/core/ids.ts';
import { partTime, postFacts, several, temporary } from './post-facts.ts';

const today = '2026-11-24' as IsoDate;

const form = {
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  serviceArea: 'health',
  roleFamily: 'HO',
  route: 'external',
  leader: 'false',
  shiftWork: 'true',
  wantedStart: '2027-02-01',
  'position-1-count': '1',
  'position-1-percentage': '80–100 %',
  'position-1-permanence': 'permanent',
  'position-1-end': '',
};

const problems = (more: Readonly<Record<string, unknown>>, rows = 1) => {
  const parsed = parseFacts({ ...form, ...more }, rows, today);
  return parsed.ok ? [] : parsed.refusal.map(({ input, message }) => [input, message.key]);
};

describe('the case form', () => {
  test('is read into facts', () => {
    expect(parseFacts(form, 1, today)).toEqual({
      ok: true,
      value: {
        ...postFacts({
          title: 'Sykepleier',
          unit: 'Bråset bo- og omsorgssenter',
          serviceArea: 'health',
          roleFamily: 'HO',
          shiftWork: true,
          wantedStart: '2027-02-01' as IsoDate,
        }),
        positions: [partTime(80, 100)],
      },
    });
  });

  test('a row that stands for several gives as many positions, numbered through', () => {
    const parsed = parseFacts(
      { ...form, 'position-1-count': '2', 'position-2-percentage': '50', 'position-2-permanence': 'b', 'position-2-end': '31.07.2027' },
      2,
      today,
    );
    expect(parsed.ok && parsed.value.positions).toEqual([
      ...several(2, partTime(80, 100)),
      temporary({ id: 'p3' as never, percentage: { min: 50, max: 50 } }),
    ]);
    expect(parsed.ok && toPositionRows(parsed.value).map(({ count }) => count)).toEqual([2, 1]);
  });

  test.each([
    [{ title: '' }, [['title', 'problem.text-missing']]],
    [{ title: 'x' }, [['title', 'problem.text-short']]],
    [{ title: '😀' }, [['title', 'problem.text-short']]],
    [{ title: 'x'.repeat(101) }, [['title', 'problem.text-too-long']]],
    [{ title: 'Vikar for Kari Nordmann' }, [['title', 'problem.person-name-in-case']]],
    [{ title: 'Sykepleier, hun har diabetes' }, [['title', 'problem.health-in-case']]],
    // Places named after people, and work with illness, are no person.
    [{ unit: 'Nordahl Grieg videregående skole', title: 'Sykepleier demens' }, []],
    [{ unit: '13097248022' }, [['unit', 'problem.identity-number']]],
    [
      { serviceArea: 'sports', roleFamily: '', route: 'shortcut' },
      [
        ['serviceArea', 'problem.choice-missing'],
        ['roleFamily', 'problem.choice-missing'],
        ['route', 'problem.choice-missing'],
      ],
    ],
    [{ wantedStart: 'snart' }, [['wantedStart', 'problem.date-invalid']]],
    [{ 'position-1-percentage': 'full' }, [['position-1-percentage', 'problem.percentage-not-a-number']]],
    [{ 'position-1-percentage': '0' }, [['position-1-percentage', 'problem.percentage-out-of-range']]],
    [{ 'position-1-permanence': '' }, [['position-1-permanence', 'problem.permanence-missing']]],
    [{ 'position-1-end': '2027-07-31' }, [['position-1-end', 'problem.end-for-permanent']]],
    [{ 'position-1-permanence': 'a' }, [['position-1-end', 'problem.end-missing']]],
    [{ 'position-1-permanence': 'a', 'position-1-end': '2026-11-23' }, [['position-1-end', 'problem.date-past']]],
    [{ 'position-1-permanence': 'a', 'position-1-end': '2027-02-01' }, [['position-1-end', 'problem.end-before-start']]],
    [{ 'position-1-count': '0' }, [['position-1-count', 'problem.count-low']]],
    [{ 'position-1-count': '21' }, [['position-1-count', 'problem.count-high']]],
  ])('is refused with %j', (more, expected) => {
    expect(problems(more)).toEqual(expected);
  });

  test('twenty positions are enough', () => {
    const second = { 'position-2-percentage': '50', 'position-2-permanence': 'permanent' };
    expect(problems({ 'position-1-count': '19', ...second }, 2)).toEqual([]);
    expect(problems({ 'position-1-count': '20', ...second }, 2)).toEqual([['position-1-count', 'problem.positions-many']]);
  });

  test('a title is kept as it was written, on one line', () => {
    const parsed = parseFacts({ ...form, title: '${title} **Lærer**\n«vikar»' }, 1, today);
    expect(parsed.ok && parsed.value.title).toBe('${title} **Lærer** «vikar»');
  });

  test('whatever is sent, it is read or refused, and what is read can be stored', () => {
    const inputs = [
      'title',
      'unit',
      'serviceArea',
      'roleFamily',
      'route',
      'leader',
      'wantedStart',
      positionInput(1, 'count'),
      positionInput(1, 'percentage'),
      positionInput(1, 'permanence'),
      positionInput(1, 'end'),
    ];
    const anything = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.anything());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...inputs), anything), fc.integer({ min: -1, max: 8 }), (more, rows) => {
        const parsed = parseFacts({ ...form, ...more }, rows, today);
        if (parsed.ok) expect(factsSchema.parse(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed.value);
        else expect(parsed.refusal.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('no more rows than the form has are looked at', () => {
    const many = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        [positionInput(index + 1, 'percentage'), '100'],
        [positionInput(index + 1, 'permanence'), 'permanent'],
      ]).flat(),
    );
    const parsed = parseFacts({ ...form, ...many }, 9, today);
    expect(parsed.ok && parsed.value.positions.length).toBe(maxPositionRows);
  });
});
