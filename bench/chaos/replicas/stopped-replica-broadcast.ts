import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import { createRandom, type Random } from '../create-random.ts';
import { createRestarter } from '../create-restarter.ts';
import type { Experiment, Size } from '../experiment.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { approve, look, prepareBroadcast, toManagers } from './approved-broadcast.ts';
import { judgeBroadcast } from './judge-broadcast.ts';
import { countMessages, countUnfinishedBroadcasts } from './read-postgres-ledger.ts';
import { stopOneReplica, type Replica, type Round } from './stop-one-replica.ts';
import { toPlanning } from './watch-planning.ts';
import { withCluster } from './with-cluster.ts';

const extents: Readonly<Record<Size, { readonly people: number; readonly rounds: number }>> = {
  full: { people: 1_000, rounds: 10 },
  small: { people: 60, rounds: 1 },
};
const inFlight = 16;
/** Slow enough that a stop finds calls on the wire. */
const latencyMs = 60;
const rate = 80;
/** People planned in one commit; a replica that was stopped in the midst of planning may try one more that another has made. */
const perCommit = 50;
/** Longer than the lease of fifteen seconds; while people are planned so long that the other replica must have taken the work over; milliseconds. */
const stop = { planned: { shortest: 28_000, longest: 32_000 }, sent: { shortest: 17_000, longest: 22_000 } };
/** This part has been planned, or has been sent, when a replica is stopped. */
const part = { planned: { first: 0.05, last: 0.85 }, sent: { first: 0.02, last: 0.6 } };
/** Of the stops in the midst of sending so many strike the replica that sends. */
const strikesSender = 0.8;
/** So often HR looks how the broadcast stands, on one replica and the other, while it begins. */
const looks = 10;
const ofKeys = 'broadcast/';

/** One of two replicas is stopped while a broadcast is planned or sent, for longer than its lease, and goes on. */
export const stoppedReplicaBroadcast: Experiment = {
  id: 'R7-broadcast',
  seed: 7_107,
  procedure: `HR approves a broadcast to ${extents.full.people.toLocaleString('en')} people on one of two replicas on Postgres, which send ${rate} messages a second, ${inFlight} at a time each, through a connector that takes ${latencyMs} ms. While it begins she looks ${looks} times how it stands, on both. In every other round the replica that plans is stopped with SIGSTOP when ${part.planned.first * 100}–${part.planned.last * 100} % are planned, for ${stop.planned.shortest / 1_000}–${stop.planned.longest / 1_000} s, in the others one of them when ${part.sent.first * 100}–${part.sent.last * 100} % have been sent, for ${stop.sent.shortest / 1_000}–${stop.sent.longest / 1_000} s; then it goes on. ${extents.full.rounds} rounds, each on a fresh copy of the same database.`,
  passesWhen: `Nobody gets the broadcast twice, everybody is in a final state, no more than the ${inFlight} that were on the wire are unknown in a round, and each of them is listed; the report has everybody in the state the ledger has; what a stopped replica has not planned the other plans before it goes on, and nobody is planned by both, but for the ${perCommit} of the commit at which one was stopped; HR's card is changed in place, never posted again, and in the end says what the ledger says.`,
  run: ({ size, seed }) => withCluster({ durable: false }, (cluster) => run(cluster, extents[size], seed)),
};

async function run(cluster: Cluster, { people, rounds }: (typeof extents)[Size], seed: number) {
  const began = performance.now();
  const random = createRandom(seed);
  const managers = toManagers(people);
  const figures = { sent: 0, unknown: 0, unknownThatArrived: 0, plannedByTheStopped: 0, plannedByBoth: 0, stoppedWhilePlanned: 0, repeated: 0 };
  const isWhilePlanned = (number: number) => number % 2 === 1;
  const faults = await stopOneReplica(cluster, {
    rounds,
    random,
    connector: { ...calmPlan, latencyMs, seed },
    stop: (number) => (isWhilePlanned(number) ? stop.planned : stop.sent),
    prepare: async ({ url, folder, serviceUrl, toOptions }) => {
      // The tables of both engines are made by a program, as they are where replicas are added.
      const program = createRestarter(toOptions({}));
      program.start();
      await program.whenUp();
      await program.stop();
      const directory = await prepareBroadcast(url, { folder, serviceUrl, managers });
      return { ...directory, LOSEN_SEND_RATE: String(rate), LOSEN_LOG_LEVEL: 'info' };
    },
    begin: async (round) => {
      const stopped = await begin(round, { random, people, whilePlanned: isWhilePlanned(round.number) });
      const { planned } = toPlanning(stopped.logged());
      figures.plannedByTheStopped += planned;
      if (planned > 0 && planned < people) figures.stoppedWhilePlanned += 1;
      return stopped;
    },
    look: ({ number, replicas }) => {
      const planned = replicas.reduce((sum, { logged }) => sum + toPlanning(logged()).planned, 0);
      return isWhilePlanned(number) && planned !== people
        ? [`The other replica had not taken the planning over: ${planned} of ${people} were planned`]
        : [];
    },
    findOpen: async ({ url }) => {
      const [{ waiting }, unfinished] = await Promise.all([countMessages(url, ofKeys), countUnfinishedBroadcasts(url)]);
      return waiting + unfinished === 0 ? null : `${waiting} messages and ${unfinished} broadcasts are still open`;
    },
    judge: async ({ number, url, calls, changes, replicas }) => {
      const { faults: found, ...judged } = await judgeBroadcast({ url, managers, calls, changes, mostUnknown: inFlight });
      const plannings = replicas.map(({ logged }) => toPlanning(logged()));
      const planned = plannings.reduce((sum, one) => sum + one.planned, 0);
      const twice = plannings.reduce((sum, one) => sum + one.passedOver, 0);
      figures.sent += judged.sent;
      figures.unknown += judged.unknown;
      figures.unknownThatArrived += judged.unknownThatArrived;
      figures.repeated += judged.repeated;
      figures.plannedByBoth += twice;
      return [
        ...found,
        ...(planned > people ? [`${planned} were planned`] : []),
        ...(twice > (isWhilePlanned(number) ? perCommit : 0) ? [`${twice} were planned by both replicas`] : []),
      ];
    },
  });
  return {
    passed: faults.length === 0,
    faults,
    figures: { people, rounds, acknowledged: figures.sent, ...figures, seconds: Math.round((performance.now() - began) / 1_000) },
  };
}

async function begin(
  { url, serviceUrl, replicas }: Round,
  { random, people, whilePlanned }: { readonly random: Random; readonly people: number; readonly whilePlanned: boolean },
): Promise<Replica> {
  const [first, second] = replicas;
  if (first === undefined || second === undefined) throw new Error('There are not two replicas');
  const { first: least, last: most } = whilePlanned ? part.planned : part.sent;
  const enough = people * random.between(least, most);
  const strikes = whilePlanned || random.between(0, 1) < strikesSender;
  await approve((random.between(0, 1) < 0.5 ? first : second).url, serviceUrl);
  const plans = () => replicas.find(({ logged }) => toPlanning(logged()).planned > 0);
  const isTime = async () => {
    const planner = plans();
    if (planner === undefined) return false;
    if (whilePlanned) return toPlanning(planner.logged()).planned >= enough;
    return (await countMessages(url, ofKeys)).ended >= enough;
  };
  for (let looked = 0; !(await isTime()) && !replicas.some((one) => one.hasEnded()); looked += 1) {
    // The first few times she looks, so that both replicas are asked for the same work while it is new.
    if (looked < looks) void look((looked % 2 === 0 ? second : first).url, serviceUrl).catch(() => undefined);
    await pause(whilePlanned ? 1 : 10);
  }
  const planner = plans() ?? first;
  const other = planner === first ? second : first;
  return strikes ? planner : other;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
