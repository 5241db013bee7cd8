import type { Condition } from '../core/case/condition.ts';
import { factNames } from '../core/case/fact-values.ts';
import { roleFamilies, routes, serviceAreas } from '../core/case/facts.ts';
import type { Setting } from '../core/case/definition.ts';

/** What the conditions of a policy may name. */
export interface ConditionNames {
  readonly steps: ReadonlySet<string>;
  readonly knowsSetting: (id: string) => boolean;
  /** Undefined for a setting whose own entry is broken. */
  readonly settingValue: (id: string) => Setting['value'] | undefined;
}

/** A part of a condition that cannot be right, with the way to it. */
export interface ConditionFault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

type FactKind = 'number' | 'boolean' | readonly string[];

const factKinds: Readonly<Record<(typeof factNames)[number], FactKind>> = {
  percentage: 'number',
  temporary: 'boolean',
  leader: 'boolean',
  shiftWork: 'boolean',
  serviceArea: serviceAreas,
  roleFamily: roleFamilies,
  route: routes,
  positions: 'number',
  published: 'boolean',
  withdrawn: 'boolean',
  negativeInformation: 'boolean',
  internalCandidate: 'boolean',
  referencesExempt: 'boolean',
};

/** Finds names a condition uses that do not exist, and comparisons that could never hold. */
export function checkCondition(condition: Condition, names: ConditionNames, path: readonly PropertyKey[]): readonly ConditionFault[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => checkCondition(part, names, [...path, 'all', index]));
  if ('any' in condition) return condition.any.flatMap((part, index) => checkCondition(part, names, [...path, 'any', index]));
  if ('not' in condition) return checkCondition(condition.not, names, [...path, 'not']);
  if ('step' in condition) {
    if (names.steps.has(condition.step)) return [];
    return [{ path: [...path, 'step'], reason: `the condition names the step ${condition.step}, which is not in the policy's stages` }];
  }
  if ('setting' in condition) return checkSetting(condition, names, path);
  return checkFact(condition, path);
}

function checkSetting(
  condition: Extract<Condition, { setting: string }>,
  names: ConditionNames,
  path: readonly PropertyKey[],
): readonly ConditionFault[] {
  if (!names.knowsSetting(condition.setting)) {
    return [{ path: [...path, 'setting'], reason: `the condition names the setting ${condition.setting}, which does not exist` }];
  }
  const value = names.settingValue(condition.setting);
  if (value === undefined || typeof value === typeof condition.is) return [];
  return [
    {
      path: [...path, 'is'],
      reason: `the setting ${condition.setting} is never ${JSON.stringify(condition.is)}: its value is ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}`,
    },
  ];
}

function checkFact(condition: Extract<Condition, { fact: string }>, path: readonly PropertyKey[]): readonly ConditionFault[] {
  const name = factNames.find((known) => known === condition.fact);
  if (name === undefined) {
    return [
      { path: [...path, 'fact'], reason: `the condition names the fact ${condition.fact}, which does not exist; facts are ${factNames.join(', ')}` },
    ];
  }
  const kind = factKinds[name];
  if ('below' in condition || 'atLeast' in condition) {
    if (kind === 'number') return [];
    return [{ path: [...path, 'fact'], reason: `the fact ${name} is no number and cannot be compared with below or atLeast` }];
  }
  const wanted = 'in' in condition ? condition.in.map((value, index) => ({ value, at: ['in', index] })) : [{ value: condition.is, at: ['is'] }];
  return wanted
    .filter(({ value }) => !canBe(kind, value))
    .map(({ value, at }) => ({
      path: [...path, ...at],
      reason: `the fact ${name} is never ${JSON.stringify(value)}${typeof kind === 'string' ? '' : `; it is one of ${kind.join(', ')}`}`,
    }));
}

function canBe(kind: FactKind, value: string | number | boolean): boolean {
  return typeof kind === 'string' ? typeof value === kind : typeof value === 'string' && kind.includes(value);
}
