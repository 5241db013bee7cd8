import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import type { Random } from '../create-random.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import type { Call, Change, ConnectorPlan } from '../sending/connector-plan.ts';
import { startWitnessedConnector } from '../sending/start-witnessed-connector.ts';
import { startProgram, type Program, type ProgramOptions } from '../start-program.ts';
import { queryDatabase, withDatabase } from './query-database.ts';

/** What every round starts from. */
export interface Ground {
  /** The database that is copied for each round. */
  readonly url: string;
  /** Where files may be put. */
  readonly folder: string;
  readonly serviceUrl: string;
  /** How a program is started on it. */
  readonly toOptions: (environment: Readonly<Record<string, string>>) => ProgramOptions;
}

/** Two replicas on a fresh copy of the database. */
export interface Round {
  /** From 1. */
  readonly number: number;
  readonly url: string;
  readonly serviceUrl: string;
  readonly replicas: readonly Replica[];
}

/** One of them. */
export interface Replica extends Program {
  readonly url: string;
  /** What it has logged. */
  readonly logged: () => readonly string[];
}

/** A round that is over, with what the connector had in it. */
export interface EndedRound extends Round {
  readonly calls: readonly Call[];
  readonly changes: readonly Change[];
}

/** What is done with the replicas, and what must be true afterwards. */
export interface StopPlan {
  readonly rounds: number;
  readonly random: Random;
  readonly connector: ConnectorPlan;
  /** How long the one is stopped in a round, milliseconds. */
  readonly stop: (number: number) => { readonly shortest: number; readonly longest: number };
  /** Fills the database; the environment of the replicas. */
  readonly prepare: (ground: Ground) => Promise<Readonly<Record<string, string>>>;
  /** Begins a round, and resolves when the moment has come with the replica to be stopped. */
  readonly begin: (round: Round) => Promise<Replica>;
  /** What is wrong when the one is about to go on; left out where nothing must have happened by then. */
  readonly look?: (round: Round) => readonly string[];
  /** What is still to come, in words; null when all is over. */
  readonly findOpen: (round: Round) => Promise<string | null>;
  /** What is wrong. */
  readonly judge: (round: EndedRound) => Promise<readonly string[]>;
}

const longestRoundMs = 180_000;

/** Stops one of two replicas in each round (SIGSTOP) and lets it go on, until a round goes wrong; what went wrong. */
export function stopOneReplica(
  cluster: Cluster,
  { rounds, random, connector: plan, stop, prepare, begin, look = () => [], findOpen, judge }: StopPlan,
): Promise<readonly string[]> {
  return withScratchFolder(async (folder) => {
    const [connector, ...ports] = await Promise.all([startWitnessedConnector(folder, plan), findSteadyPort(), findSteadyPort()]);
    const toOptions = (name: string, port: number) => (environment: Readonly<Record<string, string>>) => ({
      dataDir: `${folder}/data`,
      port,
      compileCache: `${folder}/compiled`,
      environment: { DATABASE_URL: withDatabase(cluster.url, name), ...environment },
    });
    let running: readonly Replica[] = [];
    const faults: string[] = [];
    try {
      await queryDatabase(cluster.url, 'CREATE DATABASE seed');
      const serviceUrl = connector.url;
      const environment = await prepare({ url: withDatabase(cluster.url, 'seed'), folder, serviceUrl, toOptions: toOptions('seed', ports[0]) });
      for (let number = 1; number <= rounds && faults.length === 0; number += 1) {
        const name = `round${number}`;
        await queryDatabase(cluster.url, `CREATE DATABASE ${name} TEMPLATE seed`);
        const before = { calls: connector.calls().length, changes: connector.changes().length };
        running = ports.map((port) => startReplica(toOptions(name, port)(environment)));
        for (const one of running) if (!(await one.ready)) throw new Error(`A replica ended by itself: ${one.errors()}`);
        const round: Round = { number, url: withDatabase(cluster.url, name), serviceUrl, replicas: running };
        const stopped = await begin(round);
        stopped.freeze();
        const { shortest, longest } = stop(number);
        await pause(random.between(shortest, longest));
        const missed = look(round);
        stopped.thaw();
        const deadline = performance.now() + longestRoundMs;
        for (let open = await findOpen(round); open !== null; open = await findOpen(round)) {
          if (performance.now() > deadline) throw new Error(`Round ${number}: ${open}`);
          await pause(250);
        }
        // What it still had on the wire when it was stopped has been answered by now.
        await pause(1_000);
        for (const one of running) if (one.hasEnded()) faults.push(`Round ${number}: a replica ended by itself: ${one.errors()}`);
        await Promise.all(running.map((one) => one.stop()));
        const found = await judge({ ...round, calls: connector.calls().slice(before.calls), changes: connector.changes().slice(before.changes) });
        faults.push(...[...missed, ...found].map((fault) => `Round ${number}: ${fault}`));
        await queryDatabase(cluster.url, `DROP DATABASE ${name}`);
      }
      return faults;
    } finally {
      for (const one of running) {
        one.thaw();
        if (!one.hasEnded()) await one.kill();
      }
      await connector.stop();
    }
  });
}

function startReplica(options: ProgramOptions): Replica {
  const lines: string[] = [];
  return {
    ...startProgram({ ...options, hear: (line) => void lines.push(line) }),
    url: `http://127.0.0.1:${options.port}`,
    logged: () => lines,
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
