import { toGaps, toReferenceDemands } from '../../../src/core/case/reference-demands.ts';
import { toSlots, type ReferenceKind, type Slot } from '../../../src/core/case/slots.ts';
import type { CaseScript } from './case-script.ts';

/** The numbered candidates as they stand. */
export function slotsIn(script: CaseScript): readonly Slot[] {
  return toSlots(script.slots(), script.state().slots.refs);
}

/** Takes one reference today. */
export function callReferee(script: CaseScript, slot: string, referee: ReferenceKind, negative: 'yes' | 'no' = 'no'): void {
  script.run({ kind: 'call-slot', inputs: { slot, referee, called: script.today(), negative } });
}

/** Takes whatever the candidates still lack; without numbers, as after older rules, one candidate is cleared first. */
export function takeReferences(script: CaseScript): void {
  if (slotsIn(script).length === 0) {
    const first = script.filled('interview.consent');
    if (first.kind === 'do') script.run({ kind: 'clear-slot', inputs: first.inputs });
  }
  const demands = toReferenceDemands(script.policy, script.state().facts);
  for (const { name } of slotsIn(script)) {
    for (let nth = 0; nth < 6; nth += 1) {
      const slot = slotsIn(script).find((one) => one.name === name);
      const gaps = slot === undefined ? null : toGaps(slot, demands);
      if (gaps === null || (gaps.missing === 0 && !gaps.internal && gaps.kinds.length === 0)) break;
      callReferee(script, name, gaps.kinds[0] ?? (gaps.internal ? 'internal' : 'superior'));
    }
  }
}
