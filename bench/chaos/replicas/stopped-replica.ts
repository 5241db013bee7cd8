import { join } from 'node:path';
import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import { createRandom } from '../create-random.ts';
import { createRestarter } from '../create-restarter.ts';
import type { Experiment, Size } from '../experiment.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { countMessages, readPostgresLedger } from './read-postgres-ledger.ts';
import { reminderDays, seedReminders, writeManagers } from './seed-reminders.ts';
import { stopOneReplica, type EndedRound } from './stop-one-replica.ts';
import { withCluster } from './with-cluster.ts';

const extents: Readonly<Record<Size, { readonly people: number; readonly rounds: number }>> = {
  full: { people: 1_000, rounds: 20 },
  small: { people: 60, rounds: 1 },
};
const inFlight = 16;
/** Slow enough that a stop finds calls on the wire. */
const latencyMs = 60;
/** A replica is stopped when this part of the reminders has come to its end, and for longer than its lease of fifteen seconds; milliseconds. */
const stop = { first: 0.02, last: 0.6, shortest: 17_000, longest: 22_000 };
const ofKeys = 'reminders/';

/** One of two replicas is stopped in the midst of the reminders of a morning, for longer than its lease, and goes on. */
export const stoppedReplica: Experiment = {
  id: 'R7',
  seed: 7_007,
  procedure: `Two replicas on Postgres remind ${extents.full.people} people of whom each has one reminder due, ${inFlight} at a time each, through a connector that takes ${latencyMs} ms. One of them is stopped with SIGSTOP when ${stop.first * 100}–${stop.last * 100} % have been sent, for ${stop.shortest / 1_000}–${stop.longest / 1_000} s, and goes on; ${extents.full.rounds} rounds, each on a fresh copy of the same database.`,
  passesWhen: `Nobody is sent a reminder twice, everybody's is sent or listed as unknown, and no more than the ${inFlight} that were on the wire are unknown in a round.`,
  run: ({ size, seed }) => withCluster({ durable: false }, (cluster) => run(cluster, extents[size], seed)),
};

async function run(cluster: Cluster, { people, rounds }: (typeof extents)[Size], seed: number) {
  const began = performance.now();
  const random = createRandom(seed);
  const figures = { sent: 0, unknown: 0, unknownThatArrived: 0, byTheStopped: 0, repeated: 0 };
  const judge = async ({ url, calls }: EndedRound): Promise<readonly string[]> => {
    const faults: string[] = [];
    const taken = new Map<string, number>();
    for (const { conversation } of calls) taken.set(conversation, (taken.get(conversation) ?? 0) + 1);
    const ledger = await readPostgresLedger(url);
    const states = [...ledger.deliveries].filter(([key]) => key.startsWith(ofKeys));
    const unknown = states.filter(([, { state }]) => state === 'unknown');
    const sent = states.filter(([, { state }]) => state === 'sent');
    for (const [conversation, count] of taken) if (count > 1) faults.push(`${conversation} was sent ${count} messages`);
    if (sent.length + unknown.length !== people) faults.push(`${sent.length} sent and ${unknown.length} unknown do not make ${people}`);
    if (unknown.length > inFlight) faults.push(`${unknown.length} are unknown`);
    for (const [key] of unknown) if (!ledger.listed.has(key)) faults.push(`${key} is unknown and not in the list`);
    const wasSent = new Set(sent.flatMap(([, { to }]) => (to === null ? [] : [to])));
    if (taken.size < wasSent.size) faults.push(`${wasSent.size} are said to have been sent and ${taken.size} arrived`);
    figures.sent += sent.length;
    figures.unknown += unknown.length;
    figures.unknownThatArrived += taken.size - wasSent.size;
    figures.repeated += [...taken.values()].filter((count) => count > 1).length;
    return faults;
  };
  const faults = await stopOneReplica(cluster, {
    rounds,
    random,
    connector: { ...calmPlan, latencyMs, seed },
    stop: () => stop,
    prepare: async ({ url, folder, serviceUrl, toOptions }) => {
      const directory = join(folder, 'people.yaml');
      writeManagers(directory, people);
      const program = createRestarter(toOptions({ LOSEN_NOW: reminderDays.opened, LOSEN_DIRECTORY: directory }));
      program.start();
      await program.whenUp();
      await seedReminders(url, program, { count: people, serviceUrl });
      return { LOSEN_NOW: reminderDays.due, LOSEN_DIRECTORY: directory };
    },
    begin: async ({ url, replicas }) => {
      const enough = Math.ceil(people * random.between(stop.first, stop.last));
      while ((await countMessages(url, ofKeys)).ended < enough && !replicas.some((one) => one.hasEnded())) await pause(10);
      const stopped = replicas[random.between(0, 1) < 0.5 ? 0 : 1];
      if (stopped === undefined) throw new Error('There is no replica to stop');
      figures.byTheStopped += (await countMessages(url, ofKeys)).ended;
      return stopped;
    },
    findOpen: async ({ url }) => {
      const { ended, waiting } = await countMessages(url, ofKeys);
      return ended < people || waiting > 0 ? `${ended} of ${people} have ended and ${waiting} wait` : null;
    },
    judge,
  });
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      people,
      rounds,
      acknowledged: figures.sent,
      unknown: figures.unknown,
      unknownThatArrived: figures.unknownThatArrived,
      sentBeforeTheStop: figures.byTheStopped,
      repeated: figures.repeated,
      seconds: Math.round((performance.now() - began) / 1_000),
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
