import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import { startListener } from '../../process/start-listener.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { createRandom } from '../create-random.ts';
import { createRestarter } from '../create-restarter.ts';
import type { Experiment, Size } from '../experiment.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import { calmPlan, callSchema } from '../sending/connector-plan.ts';
import { startProgram, type Program } from '../start-program.ts';
import { queryDatabase, withDatabase } from './query-database.ts';
import { countMessages, readPostgresLedger } from './read-postgres-ledger.ts';
import { reminderDays, seedReminders, writeManagers } from './seed-reminders.ts';
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
const longestRoundMs = 180_000;

/** One of two replicas is stopped in the midst of the reminders of a morning, for longer than its lease, and goes on. */
export const stoppedReplica: Experiment = {
  id: 'R7',
  seed: 7_007,
  procedure: `Two replicas on Postgres remind ${extents.full.people} people of whom each has one reminder due, ${inFlight} at a time each, through a connector that takes ${latencyMs} ms. One of them is stopped with SIGSTOP when ${stop.first * 100}–${stop.last * 100} % have been sent, for ${stop.shortest / 1_000}–${stop.longest / 1_000} s, and goes on; ${extents.full.rounds} rounds, each on a fresh copy of the same database.`,
  passesWhen: `Nobody is sent a reminder twice, everybody's is sent or listed as unknown, and no more than the ${inFlight} that were on the wire are unknown in a round.`,
  run: ({ size, seed }) => withCluster({ durable: false }, (cluster) => run(cluster, extents[size], seed)),
};

async function run(cluster: Cluster, { people, rounds }: (typeof extents)[Size], seed: number) {
  return withScratchFolder(async (folder) => {
    const began = performance.now();
    const random = createRandom(seed);
    const path = join(folder, 'calls.jsonl');
    const [oracle, ...ports] = await Promise.all([
      startListener({ script: new URL('../run-oracle.ts', import.meta.url), args: [path] }),
      findSteadyPort(),
      findSteadyPort(),
    ]);
    const connector = await startListener({
      script: new URL('../sending/run-chaos-connector.ts', import.meta.url),
      args: [oracle.url, JSON.stringify({ ...calmPlan, latencyMs, seed })],
    });
    const directory = join(folder, 'people.yaml');
    writeManagers(directory, people);
    const optionsOf = (name: string, port: number, now: string) => ({
      dataDir: join(folder, 'data'),
      port,
      compileCache: join(folder, 'compiled'),
      environment: { DATABASE_URL: withDatabase(cluster.url, name), LOSEN_NOW: now, LOSEN_DIRECTORY: directory },
    });
    const calls = () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => callSchema.parse(JSON.parse(line)));
    const faults: string[] = [];
    const figures = { sent: 0, unknown: 0, unknownThatArrived: 0, byTheStopped: 0, repeated: 0 };
    let running: readonly Program[] = [];
    try {
      await queryDatabase(cluster.url, 'CREATE DATABASE seed');
      const program = createRestarter(optionsOf('seed', ports[0] ?? 0, reminderDays.opened));
      program.start();
      await program.whenUp();
      await seedReminders(withDatabase(cluster.url, 'seed'), program, { count: people, serviceUrl: connector.url });
      for (let round = 1; round <= rounds && faults.length === 0; round += 1) {
        const name = `round${round}`;
        await queryDatabase(cluster.url, `CREATE DATABASE ${name} TEMPLATE seed`);
        const url = withDatabase(cluster.url, name);
        const heard = calls().length;
        running = ports.map((port) => startProgram(optionsOf(name, port, reminderDays.due)));
        for (const one of running) if (!(await one.ready)) throw new Error(`A replica ended by itself: ${one.errors()}`);
        const enough = Math.ceil(people * random.between(stop.first, stop.last));
        while ((await countMessages(url)).ended < enough && !running.some((one) => one.hasEnded())) await pause(10);
        const stopped = running[random.between(0, 1) < 0.5 ? 0 : 1];
        const before = await countMessages(url);
        stopped?.freeze();
        await pause(random.between(stop.shortest, stop.longest));
        stopped?.thaw();
        const deadline = performance.now() + longestRoundMs;
        for (let now = await countMessages(url); now.ended < people || now.waiting > 0; now = await countMessages(url)) {
          if (performance.now() > deadline) throw new Error(`Round ${round}: ${now.ended} of ${people} have ended and ${now.waiting} wait`);
          await pause(250);
        }
        // What it still had on the wire when it was stopped has been answered by now.
        await pause(1_000);
        for (const one of running) if (one.hasEnded()) faults.push(`Round ${round}: a replica ended by itself: ${one.errors()}`);
        await Promise.all(running.map((one) => one.stop()));
        const taken = new Map<string, number>();
        for (const { conversation } of calls().slice(heard)) taken.set(conversation, (taken.get(conversation) ?? 0) + 1);
        const ledger = await readPostgresLedger(url);
        const states = [...ledger.deliveries].filter(([key]) => key.startsWith('reminders/'));
        const unknown = states.filter(([, { state }]) => state === 'unknown');
        const sent = states.filter(([, { state }]) => state === 'sent');
        for (const [conversation, count] of taken) if (count > 1) faults.push(`Round ${round}: ${conversation} was sent ${count} messages`);
        if (sent.length + unknown.length !== people)
          faults.push(`Round ${round}: ${sent.length} sent and ${unknown.length} unknown do not make ${people}`);
        if (unknown.length > inFlight) faults.push(`Round ${round}: ${unknown.length} are unknown`);
        for (const [key] of unknown) if (!ledger.listed.has(key)) faults.push(`Round ${round}: ${key} is unknown and not in the list`);
        const wasSent = new Set(sent.flatMap(([, { to }]) => (to === null ? [] : [to])));
        if (taken.size < wasSent.size) faults.push(`Round ${round}: ${wasSent.size} are said to have been sent and ${taken.size} arrived`);
        figures.sent += sent.length;
        figures.unknown += unknown.length;
        figures.unknownThatArrived += taken.size - wasSent.size;
        figures.byTheStopped += before.ended;
        figures.repeated += [...taken.values()].filter((count) => count > 1).length;
        await queryDatabase(cluster.url, `DROP DATABASE ${name}`);
      }
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
    } finally {
      for (const one of running) {
        one.thaw();
        if (!one.hasEnded()) await one.kill();
      }
      await connector.stop();
      await oracle.stop();
    }
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
