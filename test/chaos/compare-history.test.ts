import { describe, expect, it } from 'vitest';
import { compareHistory } from '../../bench/chaos/compare-history.ts';
import type { History, Transition } from '../../bench/chaos/read-history.ts';
import type { Acknowledged } from '../../bench/chaos/start-oracle.ts';

const labels = ['opened Kokk', 'held Venter', 'resumed Venter'];
const told: readonly Acknowledged[] = labels.map((label, index) => ({
  nonce: `n${index}`,
  caseId: '2026-1',
  label,
  sentAt: `2026-11-22T10:00:0${index}.500Z`,
  sendings: 1,
}));
const transitions: readonly Transition[] = labels.map((label, index) => ({
  caseId: '2026-1',
  turn: index + 1,
  label,
  at: `2026-11-22T10:00:0${index}.600Z`,
}));
const whole: History = { integrity: 'ok', transitions, nonces: new Map(told.map(({ nonce, caseId }) => [nonce, caseId])) };
const unlabelled = told.map((one) => ({ ...one, label: null }));

describe('holding the store against what was acknowledged', () => {
  it('finds nothing when everything is there once', () => {
    expect(compareHistory(told, whole)).toEqual({ lost: [], surplus: [], foundDone: 0 });
    expect(compareHistory(unlabelled, whole)).toEqual({ lost: [], surplus: [], foundDone: 0 });
  });

  it('finds a press whose nonce is gone, or spent in another case', () => {
    expect(compareHistory(told, { ...whole, nonces: new Map([...whole.nonces].slice(1)) }).lost).toHaveLength(1);
    expect(compareHistory(unlabelled, { ...whole, nonces: new Map([...whole.nonces, ['n2', '2026-2']]) }).lost).toHaveLength(1);
  });

  it('finds a press that left a nonce and no transition, or one in another case', () => {
    expect(compareHistory(told, { ...whole, transitions: transitions.slice(0, 2) }).lost).toEqual(['2026-1: «resumed Venter» is not there']);
    const moved = transitions.map((one, index) => (index === 1 ? { ...one, caseId: '2026-2' } : one));
    expect(compareHistory(told, { ...whole, transitions: moved }).lost).toHaveLength(1);
  });

  it('finds a press carried out twice, by its mark and by the count', () => {
    const twice = [...transitions, { caseId: '2026-1', turn: 4, label: 'held Venter', at: '2026-11-22T10:00:09.000Z' }];
    expect(compareHistory(told, { ...whole, transitions: twice }).surplus).toEqual([
      '«held Venter» is there 2 times',
      '2026-1 has 4 transitions for 3 presses',
    ]);
    expect(compareHistory(unlabelled, { ...whole, transitions: twice }).surplus).toEqual(['2026-1 has 4 transitions for 3 presses']);
  });

  it('finds what nobody was told of', () => {
    const other = [...transitions, { caseId: '2026-2', turn: 1, label: 'opened Lærer', at: '2026-11-22T10:00:09.000Z' }];
    expect(compareHistory(told, { ...whole, transitions: other }).surplus).toContain('«opened Lærer» is there and was never acknowledged');
  });

  it('counts a press that was stored before it was sent for the last time', () => {
    const later = told.map((one, index) => (index === 1 ? { ...one, sentAt: '2026-11-22T10:00:05.000Z', sendings: 2 } : one));
    expect(compareHistory(later, whole).foundDone).toBe(1);
  });
});
