import { z } from 'zod';
import type { IsoDate } from '../ids.ts';

/** Candidates whose references are taken are numbered in the order they agreed to it; who is who stands in the recruitment system alone. */
export const slotNames = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8'] as const;

/** A candidate by number. */
export type SlotName = (typeof slotNames)[number];

/** How a referee stood to the candidate; `internal` is the municipality's own (S4-17, S4-18). */
export const referenceKinds = ['superior', 'peer', 'subordinate', 'internal'] as const;

/** How a referee stood to the candidate. */
export type ReferenceKind = (typeof referenceKinds)[number];

const slot = z.enum(slotNames);
const on = z.iso.date().transform((value) => value as IsoDate);

const entrySchema = z.discriminatedUnion('kind', [
  /** The candidate agreed to the references; `employed` says that an internal one is to be taken. */
  z.strictObject({ kind: z.literal('cleared'), slot, on, employed: z.boolean() }),
  z.strictObject({ kind: z.literal('called'), slot, on, from: z.enum(referenceKinds), negative: z.boolean() }),
  z.strictObject({ kind: z.literal('commented'), slot, on }),
  z.strictObject({ kind: z.literal('dropped'), slot }),
]);

/** One thing noted about a numbered candidate. */
export type SlotEntry = Readonly<z.infer<typeof entrySchema>>;

/** The stored value of `<tenant>/private/<case>/slots`: what events refer to, by reference, so that it can be deleted. Never a name or what a referee said. */
export const slotRecordSchema = z.record(z.string().regex(/^\d+\/slot-\d$/), entrySchema);

/** Entries by the reference an event holds. */
export type SlotRecord = Readonly<Record<string, SlotEntry>>;

/** A numbered candidate as the entries have made it. */
export interface Slot {
  readonly name: SlotName;
  readonly cleared: IsoDate;
  readonly employed: boolean;
  readonly calls: readonly { readonly from: ReferenceKind; readonly on: IsoDate; readonly negative: boolean }[];
  /** The day the candidate could last comment on something negative and decisive. */
  readonly commented: IsoDate | null;
}

/** What an event may tell of all slots together. */
export interface SlotCounts {
  readonly candidates: number;
  readonly references: number;
  readonly negatives: number;
}

/** The slots after the entries that still count, in the order of their numbers; what was deleted is not there. */
export function toSlots(record: SlotRecord, refs: readonly string[]): readonly Slot[] {
  const slots = new Map<SlotName, Slot>();
  for (const entry of refs.flatMap((ref) => record[ref] ?? [])) {
    const known = slots.get(entry.slot);
    if (entry.kind === 'cleared')
      slots.set(entry.slot, { name: entry.slot, cleared: entry.on, employed: entry.employed, calls: [], commented: null });
    else if (entry.kind === 'dropped') slots.delete(entry.slot);
    else if (known === undefined) continue;
    else if (entry.kind === 'called') {
      const { from, on: day, negative } = entry;
      // What comes up later is to be commented on too.
      slots.set(entry.slot, { ...known, calls: [...known.calls, { from, on: day, negative }], commented: negative ? null : known.commented });
    } else slots.set(entry.slot, { ...known, commented: entry.on });
  }
  return [...slots.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The first number nobody has had: a candidate who is out of it does not lend hers to another. */
export function nextSlotName(record: SlotRecord, refs: readonly string[]): SlotName | null {
  const used = new Set(refs.flatMap((ref) => record[ref]?.slot ?? []));
  return slotNames.find((name) => !used.has(name)) ?? null;
}

/** Something negative and decisive came up about her (N-31). */
export function isNegative({ calls }: Slot): boolean {
  return calls.some(({ negative }) => negative);
}

/** She has not been able to comment on it yet. */
export function awaitsComment(one: Slot): boolean {
  return isNegative(one) && one.commented === null;
}

/** How many, for the events. */
export function countSlots(slots: readonly Slot[]): SlotCounts {
  return {
    candidates: slots.length,
    references: slots.reduce((sum, { calls }) => sum + calls.length, 0),
    negatives: slots.filter(isNegative).length,
  };
}
