import { join } from 'node:path';
import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { createRandom } from '../create-random.ts';
import type { Experiment, Size } from '../experiment.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { startWitnessedConnector } from '../sending/start-witnessed-connector.ts';
import { startProgram } from '../start-program.ts';
import { approve, prepareBroadcast, toManagers } from './approved-broadcast.ts';
import { judgeBroadcast } from './judge-broadcast.ts';
import { countMessages, countUnfinishedBroadcasts } from './read-postgres-ledger.ts';
import { away, longestSilenceMs, stopDatabase } from './stop-database.ts';
import { toPlanning } from './watch-planning.ts';
import { withCluster } from './with-cluster.ts';

interface Extent {
  readonly people: number;
  /** Stops before the long one, and how many of them fall while people are found and planned. */
  readonly stops: number;
  readonly whilePlanned: number;
  readonly outageMs: number;
  readonly rate: number;
}

const extents: Readonly<Record<Size, Extent>> = {
  full: { people: 10_000, stops: 20, whilePlanned: 6, outageMs: 60_000, rate: 60 },
  small: { people: 300, stops: 1, whilePlanned: 1, outageMs: 2_000, rate: 25 },
};
const inFlight = 16;
/** The database is up for so long once all are planned, milliseconds. */
const up = { shortest: 3_000, longest: 6_000 };
const longestRunMs = 900_000;

/** Postgres is stopped as by a power cut, again and again and once for long, while a broadcast is planned and sent. */
export const stoppedDatabaseBroadcast: Experiment = {
  id: 'R8-broadcast',
  seed: 8_108,
  procedure: `HR approves a broadcast to ${extents.full.people.toLocaleString('en')} people, which leaves at ${extents.full.rate} messages a second, while Postgres, which waits for the disk at every commit, is stopped at once (SIGQUIT) ${extents.full.stops} times for ${away.shortest / 1_000}–${away.longest / 1_000} s, and then for ${extents.full.outageMs / 1_000} s. The first ${extents.full.whilePlanned} stops fall while the people are found and planned, the first of them as soon as HR has been answered.`,
  passesWhen: `Nobody gets the broadcast twice, everybody is in a final state, none is lost silently, no more than were on the wire are unknown, and each of them is listed; the report has everybody in the state the ledger has, and so has HR's card, which is changed in place and never posted again; the process never ends, and a message leaves within ${longestSilenceMs / 1_000} s after Postgres answers.`,
  run: ({ size, seed }) => withCluster({ durable: true }, (cluster) => run(cluster, extents[size], seed)),
};

async function run(cluster: Cluster, { people, stops, whilePlanned, outageMs, rate }: Extent, seed: number) {
  return withScratchFolder(async (folder) => {
    const began = performance.now();
    const random = createRandom(seed);
    const managers = toManagers(people);
    const [connector, port] = await Promise.all([startWitnessedConnector(folder, { ...calmPlan, seed }), findSteadyPort()]);
    const directory = await prepareBroadcast(cluster.url, { folder, serviceUrl: connector.url, managers });
    const logged: string[] = [];
    const program = startProgram({
      dataDir: join(folder, 'data'),
      port,
      compileCache: join(folder, 'compiled'),
      environment: { ...directory, DATABASE_URL: cluster.url, LOSEN_SEND_RATE: String(rate), LOSEN_LOG_LEVEL: 'info' },
      hear: (line) => void logged.push(line),
    });
    const planned = () => toPlanning(logged).planned;
    let struck = 0;
    const moment = async (stop: number): Promise<void> => {
      if (stop >= whilePlanned) return pause(random.between(up.shortest, up.longest));
      // The first strikes before anybody is planned, where there is more than one.
      const enough = whilePlanned === 1 ? people / 4 : (people * stop) / whilePlanned;
      while (planned() < enough && !program.hasEnded()) await pause(1);
      if (planned() < people) struck += 1;
    };
    try {
      if (!(await program.ready)) throw new Error(`The program did not start: ${program.errors()}`);
      await approve(`http://127.0.0.1:${port}`, connector.url);
      const goesOn = () => !program.hasEnded();
      const outages = await stopDatabase(cluster, { random, stops, longestMs: outageMs, program, calls: connector.calls, moment, goesOn });
      const isOpen = async () => (await countMessages(cluster.url, '')).waiting + (await countUnfinishedBroadcasts(cluster.url)) > 0;
      while (goesOn() && (await isOpen())) {
        if (performance.now() - began > longestRunMs) throw new Error('The broadcast is still open');
        await pause(500);
      }
      // Its card is changed a moment after it has come to its end.
      await pause(1_000);
      if (goesOn()) await program.stop();
      const mostUnknown = (stops + 1) * inFlight;
      const { faults: found, ...judged } = await judgeBroadcast({
        url: cluster.url,
        managers,
        calls: connector.calls(),
        changes: connector.changes(),
        mostUnknown,
      });
      const faults = [...outages.faults, ...found];
      if (struck < whilePlanned) faults.push(`Only ${struck} of ${whilePlanned} stops fell while people were planned`);
      return {
        passed: faults.length === 0,
        faults,
        figures: {
          people,
          stops: stops + 1,
          stopsWhilePlanned: struck,
          longestOutageSeconds: outageMs / 1_000,
          acknowledged: judged.sent,
          unknown: judged.unknown,
          unknownThatArrived: judged.unknownThatArrived,
          lost: judged.lost,
          surplus: judged.repeated,
          slowestResumptionMs: outages.slowestMs,
          seconds: Math.round((performance.now() - began) / 1_000),
        },
      };
    } finally {
      if (!program.hasEnded()) await program.kill();
      await connector.stop();
    }
  });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
