import type { Policy } from './definition.ts';
import type { Facts } from './facts.ts';
import type { ReferenceKind, Slot } from './slots.ts';

/** What the municipality asks of references in this case. */
export interface ReferenceDemands {
  /** Fewest references of each candidate (S4-16). */
  readonly minimum: number;
  /** Fewest without which nothing is recorded: the same once HR has confirmed it, else one, and the rest is advice. */
  readonly required: number;
  /** Kinds a leader post is to have when possible (S4-17); empty for other posts. */
  readonly kinds: readonly ReferenceKind[];
  /** Whom they concern: everybody who is to be ranked, or only who is to be offered the post. */
  readonly concern: 'ranked' | 'offered';
  /** Whether HR has confirmed whom they concern; until then one candidate's are required and the others' are advice. */
  readonly concernBinds: boolean;
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

/** Field for why not everybody has the references that HR has not confirmed the demand for. */
export const advisedReason = 'references-reason';

/** Reads the demands from the municipality's settings. */
export function toReferenceDemands({ settings, steps }: Pick<Policy, 'settings' | 'steps'>, { leader }: Pick<Facts, 'leader'>): ReferenceDemands {
  const find = (id: string) => settings.find((setting) => setting.id === id);
  const value = (id: string) => find(id)?.value;
  // Rules from before the reason was asked for have nowhere to keep it, so they bind as they did; nor is a setting that is not there confirmed.
  const advises = steps.some(({ slots, fields }) => slots === 'call' && fields.some(({ id }) => id === advisedReason));
  const binds = (id: string) => !advises || (find(id)?.confirmed ?? true);
  const number = value('references.minimum');
  const minimum = typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : usualMinimum;
  const kinds = value('references.leader-types');
  const employers = value('references.internal-employers');
  return {
    minimum,
    required: binds('references.minimum') ? minimum : Math.min(1, minimum),
    kinds: leader && Array.isArray(kinds) ? kinds.flatMap((word) => kindWords[word] ?? []) : [],
    concern: value('references.concern') === 'offered' ? 'offered' : 'ranked',
    concernBinds: binds('references.concern'),
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

/** Whether a candidate has what the municipality asks for, but for the kinds. */
export function isEnough(slot: Slot, demands: ReferenceDemands): boolean {
  const { missing, internal } = toGaps(slot, demands);
  return missing === 0 && !internal;
}

/** Whether a candidate has what no reason can make up for. */
export function isRequiredThere(slot: Slot, { required, ...demands }: ReferenceDemands): boolean {
  return slot.calls.length >= required && !toGaps(slot, { required, ...demands }).internal;
}

/** Whether the next ranked may follow when the step is recorded, because only the one offered was required. */
export function mayFollow({ concern, concernBinds }: ReferenceDemands): boolean {
  return concern === 'offered' || !concernBinds;
}

/** The candidates the step rests on: all of them, or those whose references are there where only the one offered needs any. */
export function countedSlots(slots: readonly Slot[], demands: ReferenceDemands): readonly Slot[] {
  return mayFollow(demands) ? slots.filter((slot) => isRequiredThere(slot, demands)) : slots;
}

/** The first candidate who lacks something HR has not confirmed, so that a reason does instead; null when nobody does. */
export function firstAdvised(slots: readonly Slot[], demands: ReferenceDemands): Slot | null {
  const lacking = slots.filter((slot) => !isEnough(slot, demands));
  // Where only the one offered needs references, one with enough of them is enough.
  return demands.concern === 'offered' && lacking.length < slots.length ? null : (lacking[0] ?? null);
}

/** The first candidate whose references are not enough for the step; null when they are, `nobody` when there is none to count. */
export function firstLacking(slots: readonly Slot[], demands: ReferenceDemands): Slot | 'nobody' | null {
  const counted = countedSlots(slots, demands);
  return counted.find((slot) => !isRequiredThere(slot, demands)) ?? (counted.length === 0 ? (slots[0] ?? 'nobody') : null);
}
