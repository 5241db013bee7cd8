import fc from 'fast-check';
import { factsSchema, roleFamilies, routes, serviceAreas, temporaryGrounds, type Facts, type Position } from '../../../src/core/case/facts.ts';

const positions: fc.Arbitrary<readonly Position[]> = fc
  .array(
    fc.record({
      ends: fc.oneof(fc.constant([100, 100] as const), fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))),
      ground: fc.oneof(fc.constant(null), fc.constantFrom(...temporaryGrounds)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((rows) =>
    rows.map(({ ends, ground }, index) =>
      factsSchema.shape.positions.unwrap().element.parse({
        id: `p${index + 1}`,
        percentage: { min: Math.min(...ends), max: Math.max(...ends) },
        permanence: ground === null ? 'permanent' : 'temporary',
        ground,
        end: ground === null ? null : '2027-07-31',
      }),
    ),
  );

/** Facts as the case form could give them, external advertisement most often. */
export const arbitraryFacts: fc.Arbitrary<Facts> = fc.record({
  title: fc.constantFrom('Sykepleier', 'Lærer', 'Rådgiver'),
  unit: fc.constant('Virksomheten'),
  serviceArea: fc.constantFrom(...serviceAreas),
  roleFamily: fc.constantFrom(...roleFamilies),
  leader: fc.boolean(),
  shiftWork: fc.boolean(),
  route: fc.oneof({ weight: 4, arbitrary: fc.constant('external' as const) }, { weight: 1, arbitrary: fc.constantFrom(...routes) }),
  wantedStart: fc.constant(null),
  positions,
});
