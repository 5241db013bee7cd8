import { isEnough, toGaps, toReferenceDemands, type ReferenceDemands } from '../../core/case/reference-demands.ts';
import { toSlots, type Slot } from '../../core/case/slots.ts';
import type { Message, Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notice } from './notice.ts';

/** The numbered candidates of a case as they stand. */
export function slotsOf({ state, slots }: Pick<LoadedCase, 'state' | 'slots'>): readonly Slot[] {
  return toSlots(slots, state.slots.refs);
}

/** One line for each numbered candidate: when it was agreed, what has been taken, what lacks. */
export function toSlotLines(loaded: LoadedCase): readonly Notice[] {
  const demands = toReferenceDemands(loaded.policy, loaded.state.facts);
  return slotsOf(loaded).map((slot) => ({ tone: isEnough(slot, demands) ? 'good' : 'neutral', text: toLine(slot, demands) }));
}

function toLine(slot: Slot, demands: ReferenceDemands): Message {
  const { missing, internal, kinds } = toGaps(slot, demands);
  const calls = slot.calls.map(({ from, on }): Say => ({
    key: 'app.slot.call',
    params: { kind: { key: `app.reference.${from}` }, date: { date: on, weekday: false } },
  }));
  const needs: readonly Say[] = [
    ...(missing > 0 ? [{ key: 'app.slot.need-count', params: { count: missing } }] : []),
    ...(internal ? [{ key: 'app.slot.need-internal' }] : []),
    ...kinds.map((kind): Say => ({ key: 'app.slot.need-kind', params: { kind: { key: `app.reference.${kind}` } } })),
  ];
  return {
    key: 'app.slot.line',
    params: {
      slot: slot.name,
      date: { date: slot.cleared, weekday: false },
      calls: calls.length === 0 ? { key: 'app.slot.calls-none' } : { key: 'app.slot.calls', params: { calls: { list: calls } } },
      needs: needs.length === 0 ? { key: 'app.slot.enough' } : { key: 'app.slot.needs', params: { needs: { list: needs } } },
    },
  };
}

/** Whom references concern, and the employers that ask for an internal one (S4-18); what waits for HR is said to. */
export function toDemandNotices({ policy, state }: LoadedCase): readonly Notice[] {
  const { employers, concern } = toReferenceDemands(policy, state.facts);
  const isOpen = (id: string) => policy.settings.some((setting) => setting.id === id && !setting.confirmed);
  const stem = (key: string, id: string) => (isOpen(id) ? `${key}-unconfirmed` : key);
  const list = { list: employers.map((plain): Say => ({ plain })) };
  return [
    { tone: 'neutral', text: { key: stem(`app.slot.concern-${concern}`, 'references.concern') } },
    ...(employers.length === 0
      ? []
      : [{ tone: 'neutral', text: { key: stem('app.slot.employers', 'references.internal-employers'), params: { employers: list } } } as const]),
  ];
}
