import type { IsoDate } from '../ids.ts';
import type { Step } from './definition.ts';
import type { Evidence } from './event.ts';
import { isNegative, type Slot } from './slots.ts';

/** What a step's record says of the slots: dates and counts that nobody types twice. */
export function slotEvidence(
  { fields: asked }: Step,
  evidence: Evidence,
  { counted, all }: { readonly counted: readonly Slot[]; readonly all: readonly Slot[] },
): Evidence {
  const fields: Record<string, string | number> = { ...evidence.fields };
  const dates: Evidence['dates'] = { ...evidence.dates };
  const raised: Evidence['raised'] = { ...evidence.raised };
  const last = counted
    .flatMap(({ calls }) => calls.map(({ on }) => on))
    .toSorted()
    .at(-1);
  for (const field of asked) {
    const value = toValue(field.fromSlots, { counted, all, last });
    if (value === null) continue;
    fields[field.id] = value;
    if (field.records !== undefined && last !== undefined && field.fromSlots === 'last-call') dates[field.records] = last;
    if (field.raises !== undefined) raised[field.raises.fact] = field.raises.when === value;
  }
  return { ...evidence, fields, dates, raised };
}

function toValue(
  what: Step['fields'][number]['fromSlots'],
  { counted, all, last }: { readonly counted: readonly Slot[]; readonly all: readonly Slot[]; readonly last: IsoDate | undefined },
): string | number | null {
  switch (what) {
    case undefined:
      return null;
    case 'last-call':
      return last ?? null;
    case 'candidates':
      return counted.length;
    case 'fewest':
      return Math.min(...counted.map(({ calls }) => calls.length));
    case 'internal':
      return counted.some(({ calls }) => calls.some(({ from }) => from === 'internal')) ? 'done' : 'not-applicable';
    case 'negative':
      return all.some(isNegative) ? 'negative-yes' : 'negative-no';
  }
}
