import type { Policy } from './definition.ts';
import type { Facts } from './facts.ts';
import type { ReferenceKind, Slot } from './slots.ts';

/** What the municipality asks of references in this case. */
export interface ReferenceDemands {
  /** Fewest references of each candidate (S4-16). */
  readonly minimum: number;
  /** Kinds a leader post is to have when possible (S4-17); empty for other posts. */
  readonly kinds: readonly ReferenceKind[];
  /** Whom they concern: everybody who is to be ranked, or only who is to be offered the post. */
  readonly concern: 'ranked' | 'offered';
  /** Employers with which employment asks for an internal reference (S4-18). */
  readonly employers: readonly string[];
}

/** What a candidate lacks. */
export interface ReferenceGaps {
  readonly missing: number;
  readonly internal: boolean;
  /** May be left open with a reason. */
  readonly kinds: readonly ReferenceKind[];
}

/** What the municipality calls the kinds in its setting. */
const kindWords: Readonly<Record<string, ReferenceKind>> = {
  overordnet: 'superior',
  overordna: 'superior',
  likestilt: 'peer',
  underordnet: 'subordinate',
  underordna: 'subordinate',
};

/** Used where a policy has no number; the rule itself says two (S4-16). */
const usualMinimum = 2;

/** Reads the demands from the municipality's settings. */
export function toReferenceDemands({ settings }: Pick<Policy, 'settings'>, { leader }: Pick<Facts, 'leader'>): ReferenceDemands {
  const value = (id: string) => settings.find((setting) => setting.id === id)?.value;
  const minimum = value('references.minimum');
  const kinds = value('references.leader-types');
  const employers = value('references.internal-employers');
  return {
    minimum: typeof minimum === 'number' && Number.isInteger(minimum) && minimum >= 0 ? minimum : usualMinimum,
    kinds: leader && Array.isArray(kinds) ? kinds.flatMap((word) => kindWords[word] ?? []) : [],
    concern: value('references.concern') === 'offered' ? 'offered' : 'ranked',
    employers: Array.isArray(employers) ? employers : [],
  };
}

/** Whether HR has exempted this type of post, named by role family, route or ground of a temporary post. */
export function isExemptFromReferences({ settings }: Pick<Policy, 'settings'>, { roleFamily, route, positions }: Facts): boolean {
  const exempt = settings.find(({ id }) => id === 'references.exempt')?.value;
  if (!Array.isArray(exempt)) return false;
  const grounds = positions.map(({ ground }) => ground);
  return (
    exempt.includes(roleFamily) || exempt.includes(route) || (grounds.length > 0 && grounds.every((one) => one !== null && exempt.includes(one)))
  );
}

/** What one candidate's references lack. */
export function toGaps({ calls, employed }: Slot, { minimum, kinds }: ReferenceDemands): ReferenceGaps {
  const taken = new Set(calls.map(({ from }) => from));
  return {
    missing: Math.max(0, minimum - calls.length),
    internal: employed && !taken.has('internal'),
    kinds: kinds.filter((kind) => !taken.has(kind)),
  };
}

/** Whether nothing is lacking that no reason can make up for. */
export function isEnough(slot: Slot, demands: ReferenceDemands): boolean {
  const { missing, internal } = toGaps(slot, demands);
  return missing === 0 && !internal;
}

/** The candidates the step rests on: all of them, or those whose references are there where only the one offered needs any. */
export function countedSlots(slots: readonly Slot[], demands: ReferenceDemands): readonly Slot[] {
  return demands.concern === 'ranked' ? slots : slots.filter((slot) => isEnough(slot, demands));
}

/** The first candidate whose references are not enough for the step; null when they are, `nobody` when there is none to count. */
export function firstLacking(slots: readonly Slot[], demands: ReferenceDemands): Slot | 'nobody' | null {
  const counted = countedSlots(slots, demands);
  return counted.find((slot) => !isEnough(slot, demands)) ?? (counted.length === 0 ? (slots[0] ?? 'nobody') : null);
}
