import { fileURLToPath } from 'node:url';
import { toCaseReply } from '../../src/app/show/case-reply.ts';
import { foldCase } from '../../src/core/case/evolve.ts';
import type { CaseId, Instant, IsoDate, Nonce, PositionId, UserId } from '../../src/core/ids.ts';
import type { CaseView } from '../../src/core/reply/case-view.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

const policies = fileURLToPath(new URL('../../policies', import.meta.url));
const today = '2026-11-22' as IsoDate;

/** The living card's view of a case that has just been opened for a part-time nurse, by a municipality's real policy. */
export function toSampleCase(): CaseView {
  const loaded = loadPolicy({ folder: policies, id: 'asker' });
  if (!loaded.ok) throw new Error(loaded.refusal.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  const policy = loaded.value;
  const caseId = '2026-14' as CaseId;
  const owner = '00000000-0000-4000-8000-000000000001' as UserId;
  const state = foldCase([
    {
      v: 1,
      turn: 1,
      at: '2026-11-22T09:00:00.000Z' as Instant,
      by: owner,
      what: {
        kind: 'case-opened',
        id: caseId,
        on: today,
        owner,
        facts: {
          title: 'Sykepleier',
          unit: 'Bråset bo- og omsorgssenter',
          serviceArea: 'health',
          roleFamily: 'HO',
          leader: false,
          shiftWork: true,
          route: 'external',
          wantedStart: null,
          positions: [{ id: 'p1' as PositionId, percentage: { min: 80, max: 80 }, permanence: 'permanent', ground: null, end: null }],
        },
        policy: policy.hash,
        linkedFrom: null,
      },
    },
  ]);
  const options = { origin: { caseId, nonce: 'pN4cXxWk0TqZ8aVb' as Nonce }, today, mayWork: true, mayHandOver: true, currentPolicy: policy.hash };
  const reply = toCaseReply({ state, policy, events: [], version: 1, texts: {}, textsVersion: 0, slots: {}, slotsVersion: 0 }, options);
  if (reply.kind !== 'case') throw new Error('A running case is shown as its living card');
  return reply.view;
}
