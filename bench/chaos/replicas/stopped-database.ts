import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import type { Instant, UserId } from '../../../src/core/ids.ts';
import { toPlanWrite } from '../../../src/app/sending/outbox-item.ts';
import type { Write } from '../../../src/ports/record-store.ts';
import { openPostgres } from '../../../src/store/open-postgres.ts';
import { createPostgresRecordStore } from '../../../src/store/postgres-record-store.ts';
import type { Cluster } from '../../../test/postgres/start-cluster.ts';
import { startListener } from '../../process/start-listener.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { compareHistory } from '../compare-history.ts';
import { createRandom } from '../create-random.ts';
import { deliver, type Delivery } from '../deliver.ts';
import type { Experiment, Size } from '../experiment.ts';
import { findSteadyPort } from '../find-steady-port.ts';
import { caseOf, pressOn, type MarkedPress } from '../press-on.ts';
import { toHistory } from '../read-history.ts';
import { compareSending } from '../sending/compare-sending.ts';
import { calmPlan } from '../sending/connector-plan.ts';
import { tenant, toProfileWrite, writeAll } from '../sending/plan-messages.ts';
import { startWitnessedConnector } from '../sending/start-witnessed-connector.ts';
import { startOracle } from '../start-oracle.ts';
import { startProgram } from '../start-program.ts';
import { toFaults } from '../to-faults.ts';
import { queryDatabase } from './query-database.ts';
import { countMessages, readPostgresLedger } from './read-postgres-ledger.ts';
import { away, longestSilenceMs, stopDatabase } from './stop-database.ts';
import { withCluster } from './with-cluster.ts';

const extents: Readonly<Record<Size, { readonly stops: number; readonly outageMs: number; readonly messages: number }>> = {
  full: { stops: 20, outageMs: 60_000, messages: 8_000 },
  small: { stops: 1, outageMs: 2_000, messages: 300 },
};
const writers = 10;
/** The database is up for so long, milliseconds. */
const up = { shortest: 3_000, longest: 6_000 };
const rate = 25;

/** Postgres is stopped as by a power cut, again and again and once for long, while people press and messages leave. */
export const stoppedDatabase: Experiment = {
  id: 'R8',
  seed: 8_008,
  procedure: `${writers} people press on without a pause and ${extents.full.messages.toLocaleString('en')} messages leave at ${rate} a second, while Postgres, which waits for the disk at every commit, is stopped at once (SIGQUIT) ${extents.full.stops} times for ${away.shortest / 1_000}–${away.longest / 1_000} s, and then for ${extents.full.outageMs / 1_000} s. A press that was not answered with a card is delivered again.`,
  passesWhen: `Every acknowledged press is stored exactly once, no message is lost silently or sent twice, the process never ends, and a message leaves within ${longestSilenceMs / 1_000} s after Postgres answers.`,
  run: ({ size, seed }) => withCluster({ durable: true }, (cluster) => run(cluster, extents[size], seed)),
};

async function run(cluster: Cluster, { stops, outageMs, messages }: (typeof extents)[Size], seed: number) {
  return withScratchFolder(async (folder) => {
    const began = performance.now();
    const random = createRandom(seed);
    mkdirSync(join(folder, 'presses'));
    const [witness, connector, port, presses] = await Promise.all([
      startOracle(join(folder, 'presses')),
      startWitnessedConnector(folder, { ...calmPlan, seed }),
      findSteadyPort(),
      startListener({ script: new URL('../../turn/run-connector.ts', import.meta.url) }),
    ]);
    const marks = Array.from({ length: messages }, (_, index) => `m${index + 1}`);
    await plan(cluster.url, marks, connector.url);
    const environment = { DATABASE_URL: cluster.url, LOSEN_SEND_RATE: String(rate) };
    const program = startProgram({ dataDir: join(folder, 'data'), port, compileCache: join(folder, 'compiled'), environment });
    const agent = new Agent({ keepAlive: false });
    const line = { url: `http://127.0.0.1:${port}`, serviceUrl: presses.url, agent };
    const faults: string[] = [];
    let going = true;
    let unanswered = 0;
    const seeThrough = async (press: Omit<Delivery, 'activityId'>) => {
      for (let sendings = 1; ; sendings += 1) {
        const sentAt = new Date().toISOString();
        const card = await deliver(line, { ...press, activityId: randomUUID() }).catch(() => null);
        if (card !== null) return { card, sentAt, sendings };
        unanswered += 1;
        if (program.hasEnded()) throw new Error(`The program ended by itself: ${program.errors()}`);
        await pause(100);
      }
    };
    try {
      if (!(await program.ready)) throw new Error(`The program did not start: ${program.errors()}`);
      const pressing = Array.from({ length: writers }, (_, index) =>
        pressOn({
          name: `skriver${index + 1}`,
          part: index % 2 === 0 ? 'manager' : 'manager2',
          perCase: 20,
          goesOn: () => going,
          look: async (press) => (await seeThrough(press)).card,
          press: async ({ nonce, label, ...press }: MarkedPress) => {
            const { card, sentAt, sendings } = await seeThrough(press);
            await witness.record({ nonce, caseId: caseOf(card), label, sentAt, sendings });
            return card;
          },
        }),
      );
      const failed = Promise.all(pressing).then(() => undefined);
      failed.catch(() => (going = false));
      const outages = await stopDatabase(cluster, {
        random,
        stops,
        longestMs: outageMs,
        program,
        calls: connector.calls,
        moment: () => pause(random.between(up.shortest, up.longest)),
        goesOn: () => going,
      });
      faults.push(...outages.faults);
      going = false;
      await failed;
      for (let left = await countMessages(cluster.url, ''); left.waiting > 0; left = await countMessages(cluster.url, '')) {
        if (performance.now() - began > 900_000) throw new Error(`${left.waiting} messages are still waiting`);
        await pause(500);
      }
      await program.stop();
      const records = await queryDatabase(cluster.url, 'SELECT key, value FROM losen.record ORDER BY key');
      const history = { integrity: 'ok', ...toHistory(records.map(({ key, value }) => ({ key: String(key), value: String(value) }))) };
      const acknowledged = witness.read();
      const { lost, surplus, foundDone } = compareHistory(acknowledged, history);
      const ledger = await readPostgresLedger(cluster.url);
      const sending = compareSending(marks, connector.calls(), ledger);
      faults.push(
        ...toFaults({ lost: [...lost, ...sending.lost], surplus: [...surplus, ...sending.repeated], integrity: 'ok' }),
        ...sending.untrue.slice(0, 20),
      );
      return {
        passed: faults.length === 0,
        faults,
        figures: {
          stops: stops + 1,
          longestOutageSeconds: outageMs / 1_000,
          acknowledged: acknowledged.length,
          lost: lost.length,
          surplus: surplus.length,
          pressesNotAnswered: unanswered,
          storedThoughCutOff: foundDone,
          messages,
          messagesSent: sending.sent,
          messagesUnknown: sending.unknown.length,
          messagesRepeated: sending.repeated.length,
          slowestResumptionMs: outages.slowestMs,
          seconds: Math.round((performance.now() - began) / 1_000),
        },
      };
    } finally {
      going = false;
      agent.destroy();
      if (!program.hasEnded()) await program.kill();
      await Promise.all([witness.stop(), presses.stop()]);
      await connector.stop();
    }
  });
}

/** People with a chat and a message planned for each, as use cases would. */
async function plan(url: string, marks: readonly string[], serviceUrl: string): Promise<void> {
  const store = createPostgresRecordStore({ pool: await openPostgres({ url, log: { warn: () => undefined } }), now: Date.now });
  const at = new Date().toISOString() as Instant;
  const writes = marks.flatMap((mark): readonly Write[] => {
    const content = { kind: 'reply', reply: { kind: 'notice', text: { plain: mark }, detail: null, buttons: [] } } as const;
    return [toProfileWrite(mark, serviceUrl), toPlanWrite(tenant, { at, turn: null }, { key: mark, to: mark as UserId, content })];
  });
  await writeAll(store, writes);
  await store.close();
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
