import { createRandom } from '../create-random.ts';
import type { Verdict } from '../experiment.ts';
import { toFaults } from '../to-faults.ts';
import { compareSending } from '../sending/compare-sending.ts';
import type { Call } from '../sending/connector-plan.ts';
import { readLedger } from '../sending/read-ledger.ts';
import type { SendingStage } from '../sending/with-sending-stage.ts';
import { momentOf, planMornings, toPeople, writePeople, type Morning } from './plan-mornings.ts';

/** How much happens. */
export interface MorningsExtent {
  readonly people: number;
  /** Working days on which each of them has something due. */
  readonly rounds: number;
  /** How often the program is killed each of these mornings. */
  readonly kills: number;
  /** How long a life lasts from the moment the program is up, in milliseconds. */
  readonly life: { readonly shortest: number; readonly longest: number };
}

const inFlight = 16;

/**
 * Lets reminders fall due for many people on some mornings while the program is killed or the connector is in trouble.
 * Then every one of them has to be accounted for.
 */
export async function runMornings(stage: SendingStage, { people: count, rounds, kills, life }: MorningsExtent, seed: number): Promise<Verdict> {
  const { dataDir, program, serviceUrl, calls } = stage;
  const began = performance.now();
  const random = createRandom(seed);
  const people = toPeople(count);
  const environment = { LOSEN_DIRECTORY: writePeople(dataDir, people) };
  const mornings = await planMornings(dataDir, people, rounds, serviceUrl);
  let struck = 0;
  for (let round = 0; round < rounds; round += 1) {
    const due = mornings.filter((_, index) => index % rounds === round);
    for (let kill = 0; kill < kills; kill += 1) {
      // The clock starts anew with each life, so what a kill has cut off is not tried again before the morning is finished.
      program.start({ ...environment, LOSEN_NOW: momentOf(round, '10:00') });
      await program.whenUp();
      await new Promise((resolve) => setTimeout(resolve, random.between(life.shortest, life.longest)));
      await program.kill();
      if (countSettled(dataDir, due) < due.length) struck += 1;
    }
    program.start({ ...environment, LOSEN_NOW: momentOf(round, '10:30') });
    await whenSettled(dataDir, due, 240_000);
    await program.stop();
  }
  const ledger = readLedger(dataDir);
  const keyOf = new Map(mornings.map(({ key, mark }) => [mark, key]));
  const had = calls().map((call) => ({ ...call, mark: keyOf.get(/p\d+r\d+/u.exec(call.mark)?.[0] ?? '') ?? call.mark }));
  const { lost, repeated, untrue, sent, unknown } = compareSending(
    mornings.map(({ key }) => key),
    had,
    ledger,
  );
  const faults = [...toFaults({ lost, surplus: repeated, integrity: ledger.integrity }), ...untrue.slice(0, 20), ...toStrangers(had, mornings)];
  const unanswered = new Set(had.flatMap(({ mark, answer }) => (answer === 201 ? [] : [mark])));
  const most = kills * rounds * inFlight;
  if (kills > 0 && unknown.length > most) faults.push(`${unknown.length} reminders are unknown where ${most} can be`);
  const wrong = [...unanswered].filter((mark) => !unknown.includes(mark));
  if (wrong.length > 0) faults.push(`${wrong.length} reminders without a proper answer are not unknown`);
  if (sent + unknown.length !== mornings.length) faults.push(`${sent} sent and ${unknown.length} unknown do not make ${mornings.length}`);
  if (kills > 0 && struck === 0) faults.push('No kill came before all was sent, so nothing was shown');
  if (kills === 0 && unanswered.size === 0) faults.push('Every call was answered, so nothing was shown');
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      people: count,
      reminders: mornings.length,
      kills: kills * rounds,
      killsBeforeAllWasSent: struck,
      calls: had.length,
      unanswered: unanswered.size,
      acknowledged: sent,
      unknown: unknown.length,
      // Calls on a busy machine that took longer than the program waits, or broke off by themselves.
      unknownBeyondThese: kills > 0 ? 0 : unknown.length - unanswered.size,
      lost: lost.length,
      surplus: repeated.length,
      integrity: ledger.integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}

/** Messages of which nobody had planned one: a second message the same day, or a digest where one thing was due. */
function toStrangers(had: readonly Call[], mornings: readonly Morning[]): readonly string[] {
  const known = new Set(mornings.map(({ key }) => key));
  return had.flatMap(({ mark }) => (known.has(mark) ? [] : [`«${mark}» was not to be sent`])).slice(0, 20);
}

function countSettled(dataDir: string, due: readonly Morning[]): number {
  const { deliveries, waiting } = readLedger(dataDir);
  const left = new Set(waiting);
  return due.filter(({ key }) => !left.has(key) && deliveries.has(key) && deliveries.get(key)?.state !== 'sending').length;
}

async function whenSettled(dataDir: string, due: readonly Morning[], withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (let settled = 0; settled < due.length; settled = countSettled(dataDir, due)) {
    if (performance.now() > deadline) throw new Error(`${due.length - settled} reminders are still waiting`);
    await new Promise((resolve) => setTimeout(resolve, due.length > 500 ? 1_000 : 100));
  }
}
