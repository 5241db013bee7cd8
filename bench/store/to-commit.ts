import { randomUUID } from 'node:crypto';
import type { Json, Write } from '../../src/ports/record-store.ts';

/** What one turn writes: the case's events, its summary, and the nonce of the pressed card. */
export function toCommit(writer: number, version: number): readonly Write[] {
  const writes: readonly { readonly key: string; readonly value: Json }[] = [
    { key: `bench/case/2026-${writer}`, value: { events } },
    { key: `bench/summary/2026-${writer}`, value: summary },
  ];
  const expiresAt = Date.now() + 60 * 24 * 60 * 60 * 1000;
  return [
    ...writes.map(({ key, value }): Write => (version === 0 ? { kind: 'insert', key, value } : { kind: 'replace', key, version, value })),
    { kind: 'insert', key: `bench/nonce/${randomUUID()}`, value: `2026-${writer}`, expiresAt },
  ];
}

/** Bytes of the keys and values of a commit, as they are handed over to be kept. */
export function bytesOf(writes: readonly Write[]): number {
  return writes.reduce(
    (sum, write) => sum + Buffer.byteLength(write.key) + ('value' in write ? Buffer.byteLength(JSON.stringify(write.value)) : 0),
    0,
  );
}

/** The events of a case some way into its course. */
const events: Json = Array.from({ length: 12 }, (_, index) => ({
  v: 1,
  turn: index + 1,
  at: '2026-11-22T09:00:00.000Z',
  by: '00000000-0000-4000-8000-000000000001',
  what: {
    kind: 'step-done',
    step: 'need.union',
    position: null,
    outcome: 'done',
    evidence: { dates: { T_behov: '2026-11-20' }, checks: ['informed', 'minutes'], text: `t${index}` },
  },
}));

const summary: Json = {
  caseId: '2026-1',
  owner: '00000000-0000-4000-8000-000000000001',
  title: 'Sykepleier',
  unit: 'Bråset bo- og omsorgssenter',
  status: 'running',
  stage: { id: 'need', title: { nb: 'Behovsanalyse', nn: 'Behovsanalyse', en: 'Needs analysis' } },
  next: { id: 'need.union', title: { nb: 'Informer de tillitsvalgte', nn: 'Informer dei tillitsvalde', en: 'Inform the union representatives' } },
  date: null,
  turn: 12,
};
