import type { Facts, Position } from '../../../src/core/case/facts.ts';
import type { IsoDate, PositionId } from '../../../src/core/ids.ts';

/** A permanent position of 100 %, or as the overrides say. */
export function position(overrides: Partial<Position> = {}): Position {
  return { id: 'p1' as PositionId, percentage: { min: 100, max: 100 }, permanence: 'permanent', ground: null, end: null, ...overrides };
}

/** A position of a percentage or of a range. */
export function partTime(min: number, max = min, overrides: Partial<Position> = {}): Position {
  return position({ percentage: { min, max }, ...overrides });
}

/** A temporary position that ends in the summer. */
export function temporary(overrides: Partial<Position> = {}): Position {
  return position({ permanence: 'temporary', ground: 'b', end: '2027-07-31' as IsoDate, ...overrides });
}

/** Several positions alike, `p1`, `p2` …. */
export function several(count: number, one: Position = position()): readonly Position[] {
  return Array.from({ length: count }, (_, index) => ({ ...one, id: `p${index + 1}` as PositionId }));
}

/** One full-time post in the administration, advertised externally, or as the overrides say. */
export function postFacts(overrides: Partial<Facts> = {}): Facts {
  return {
    title: 'Rådgiver',
    unit: 'Virksomhet for plan',
    serviceArea: 'administration',
    roleFamily: 'SB',
    leader: false,
    shiftWork: false,
    route: 'external',
    wantedStart: null,
    positions: [position()],
    ...overrides,
  };
}
