import type { UserId } from '../../../src/core/ids.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from '../sending/compare-sending.ts';
import type { Call, Change } from '../sending/connector-plan.ts';
import { nameCalls, toLedgerKey } from '../sending/plan-broadcast.ts';
import { findUntold } from '../sending/read-broadcasts.ts';
import { broadcastNumber, progressCard } from './approved-broadcast.ts';
import { readPostgresBroadcasts, readPostgresLedger } from './read-postgres-ledger.ts';

/** A broadcast that is through. */
export interface EndedBroadcast {
  readonly url: string;
  readonly managers: readonly UserId[];
  readonly calls: readonly Call[];
  readonly changes: readonly Change[];
  /** Most messages of which nobody may know: those on the wire when something was stopped. */
  readonly mostUnknown: number;
}

/** What is wrong with a broadcast that is through, and its figures. */
export interface BroadcastJudgement {
  readonly faults: readonly string[];
  readonly sent: number;
  readonly unknown: number;
  readonly unknownThatArrived: number;
  readonly lost: number;
  readonly repeated: number;
}

/** Holds a broadcast against the oracle, the ledger, its report, and the card on which HR has followed it. */
export async function judgeBroadcast({ url, managers, calls, changes, mostUnknown }: EndedBroadcast): Promise<BroadcastJudgement> {
  const planned = managers.map((person) => toLedgerKey(broadcastNumber, person));
  const [ledger, records] = await Promise.all([readPostgresLedger(url), readPostgresBroadcasts(url)]);
  const had = nameCalls(calls);
  const { lost, repeated, untrue, sent, failed, unknown } = compareSending(planned, had, ledger);
  const [broadcast] = records.broadcasts;
  const faults = [
    ...toFaults({ lost, surplus: repeated, integrity: 'ok' }),
    ...untrue.slice(0, 20),
    ...findUntold(planned, records, ledger).slice(0, 20),
    ...judgeCard({ calls, changes, sent, failed, unknown: unknown.length }),
  ];
  if (sent + unknown.length !== planned.length) faults.push(`${sent} sent and ${unknown.length} unknown do not make ${planned.length}`);
  if (unknown.length > mostUnknown) faults.push(`${unknown.length} are unknown, and ${mostUnknown} may have been on the wire`);
  if (records.recipients.size !== planned.length) faults.push(`The report has ${records.recipients.size} people and not ${planned.length}`);
  if (broadcast?.state !== 'sent' || broadcast.recipients !== planned.length)
    faults.push(`The broadcast is ${broadcast?.state} and says it is for ${broadcast?.recipients}`);
  const arrived = new Set(had.flatMap(({ mark, taken }) => (taken ? [mark] : [])));
  return {
    faults,
    sent,
    unknown: unknown.length,
    unknownThatArrived: unknown.filter((mark) => arrived.has(mark)).length,
    lost: lost.length,
    repeated: repeated.length,
  };
}

/** The card is never posted again, no other is changed in its place, and in the end it says what the ledger says. */
function judgeCard({
  calls,
  changes,
  sent,
  failed,
  unknown,
}: Pick<EndedBroadcast, 'calls' | 'changes'> & { readonly sent: number; readonly failed: number; readonly unknown: number }): readonly string[] {
  const posted = calls.filter(({ conversation }) => conversation === progressCard.conversation).length;
  const hers = changes.filter(({ conversation }) => conversation === progressCard.conversation);
  const others = hers.filter(({ changed }) => changed !== progressCard.message).length;
  // The figures stand on the card in this order, each in a text of its own.
  const shown = (hers.at(-1)?.says ?? '').split('\n').filter((text) => /^\d+$/.test(text));
  const expected = [sent, failed, unknown, 0].map(String);
  return [
    ...(posted === 0 ? [] : [`HR was posted ${posted} more messages`]),
    ...(others === 0 ? [] : [`${others} changes were made to another message of HR's`]),
    ...(shown.join(' ') === expected.join(' ') ? [] : [`HR's card says ${shown.join(', ') || 'nothing'}, and ${expected.join(', ')} is so`]),
  ];
}
