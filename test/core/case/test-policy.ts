import { policySchema, type Policy } from '../../../src/core/case/definition.ts';
import { roleFamilies, routes, serviceAreas } from '../../../src/core/case/facts.ts';
import { hashPolicy } from '../../../src/policy/hash-policy.ts';

const text = (word: string) => ({ nb: word, nn: word, en: word });

/** A step as a policy file would have it; what is left out gets the schema's defaults. */
export type WrittenStep = Readonly<Record<string, unknown>> & { readonly id: string };

/** A policy with these steps in one stage, and with the doors of one gate. Only what a test is about need be written. */
export function testPolicy({
  steps,
  doors = [],
  settings = [],
}: {
  readonly steps: readonly WrittenStep[];
  readonly doors?: readonly { readonly before: string; readonly needs: string; readonly restsOn?: string }[];
  readonly settings?: readonly { readonly id: string; readonly value: string | number | boolean | readonly string[]; readonly confirmed: boolean }[];
}): Policy {
  const labels = (ids: readonly string[]) => ids.map((id) => ({ id, label: text(id) }));
  return hashPolicy(
    policySchema.parse({
      id: 'testby',
      name: 'Testby',
      locale: 'nb',
      stages: [{ id: 'need', codes: ['S1'], title: text('Need') }],
      steps: steps.map((step) => ({ stage: 'need', title: text(step.id), instruction: text('Do it'), why: 'N-01', rules: ['N-01'], ...step })),
      gates:
        doors.length === 0
          ? []
          : [
              {
                id: 'G1',
                title: text('Gate'),
                kind: 'local',
                rules: ['N-01'],
                doors: doors.map(({ before, needs, restsOn }) => ({
                  before: [before],
                  needs: { step: needs, is: 'done' },
                  openedBy: [needs],
                  text: text('Shut'),
                  rule: 'N-01',
                  ...(restsOn === undefined ? {} : { restsOn }),
                })),
              },
            ],
      rules: [{ id: 'N-01', kind: 'legal', certainty: 'A', basis: text('Act'), text: text('Rule'), source: 'Lovdata' }],
      settings: settings.map((setting) => ({ ...setting, label: text(setting.id), certainty: 'DEFAULT', source: 'A proposal' })),
      labels: {
        serviceArea: labels(serviceAreas),
        roleFamily: labels(roleFamilies),
        route: labels(routes),
        ground: labels(['a', 'b', 'c', 'd', 'e']),
      },
    }),
  );
}

/** A field as a policy file would have it. */
export function field(
  id: string,
  kind: 'date' | 'text' | 'count' | 'choice',
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { id, kind, label: text(id), ...more };
}

/** A tick as a policy file would have it. */
export function check(id: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { id, label: text(id), rules: ['N-01'], ...more };
}

/** The options of a choice. */
export function options(...ids: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return ids.map((id) => ({ id, label: text(id) }));
}
