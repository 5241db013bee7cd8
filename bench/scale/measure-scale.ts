import { setTimeout } from 'node:timers/promises';
import { localUserIds } from '../../src/local/local-people.ts';
import type { FiledPolicy } from '../../src/policy/policy-thread.ts';
import { openApp } from '../../src/start/open-app.ts';
import { createConnectorClient } from '../../src/teams/connector-client.ts';
import { fillCounty } from './fill-county.ts';
import { managerId, morningAt, toCounty, type Municipality } from './layout.ts';
import { createScaledClock, toScaledParts } from './open-scaled.ts';
import { playTemplates } from './play-templates.ts';
import { pressHold, say, type Speaker } from './speak-to.ts';
import { startCountingConnector, type CountingConnector } from './start-counting-connector.ts';
import { startScaled, type ScaledProgram } from './start-scaled.ts';
import { withGround, type Ground, type StoreName } from './with-ground.ts';

/** What was found at one size. Times are milliseconds, sizes megabytes. */
export type ScaleFigures = Readonly<Record<string, number>>;

const times = 40;
const hour = 60 * 60_000;
/** So long before the morning the night's round is measured. */
const nightBefore = 3 * hour;
/** Longer than the morning may take. */
const longestMorningMs = 20 * 60_000;

/** What a size is measured with. */
export interface ScaleOptions {
  readonly store: StoreName;
  /** Where the data lies meanwhile. */
  readonly parent: string;
  readonly policy: FiledPolicy;
}

/** Fills a county with so many open cases and measures the program on it. */
export function measureScale(cases: number, { store, parent, policy }: ScaleOptions): Promise<ScaleFigures> {
  return withGround(store, parent, async (ground) => {
    const connector = await startCountingConnector();
    let program: ScaledProgram | undefined;
    const figures: Record<string, number> = { cases };
    try {
      const county = toCounty(cases);
      figures['managers'] = county.reduce((sum, { managers }) => sum + managers, 0);
      figures['due'] = await fill(ground, { county, policy, parent, serviceUrl: connector.serviceUrl });
      figures['databaseMb'] = await ground.sizeMb();

      // The day before: everything is planned for the first time.
      program = await startScaled({ ground, cases, at: morningAt - 20 * hour });
      figures['firstPlanningMs'] = await program.replanned;
      await program.stop();

      // In the night, as after an upgrade: nothing is new.
      const night = Date.now();
      program = await startScaled({ ground, cases, at: morningAt - nightBefore });
      figures['readyMs'] = program.readyMs;
      const [town] = county;
      if (town === undefined) throw new Error('The county has no town');
      const running = program;
      figures['slowestTurnWhilePlanningMs'] = await slowestUntil(running.replanned, (number) =>
        toManager(running, connector, town, number % town.managers),
      );
      figures['planningMs'] = await program.replanned;
      figures['memoryMb'] = program.memoryMb();
      Object.assign(figures, await measureTurns(program, connector, town));
      figures['hrRemindersMs'] = await program.digestOf(town.tenant);
      // The program's clock is put to the moment before the morning; it has gone on by itself since the night.
      await ground.moveAlarms(nightBefore - (Date.now() - night));
      Object.assign(figures, await measureMorning(program, connector, figures['due']));
      figures['peakMb'] = program.peakMb();
      figures['databaseAfterMb'] = await ground.sizeMb();
      return figures;
    } finally {
      await program?.stop();
      connector.close();
    }
  });
}

async function fill(
  { folder, databaseUrl }: Ground,
  {
    county,
    policy,
    parent,
    serviceUrl,
  }: { readonly county: readonly Municipality[]; readonly policy: FiledPolicy; readonly parent: string; readonly serviceUrl: string },
): Promise<number> {
  const templates = await playTemplates(parent, policy);
  const parts = toScaledParts(
    { county: [], policy, clock: createScaledClock(morningAt) },
    { PORT: 1, LOSEN_DATA_DIR: folder, DATABASE_URL: databaseUrl },
  );
  // Opened as the program opens it, so that it is the same store.
  const { store, scheduler } = await openApp(
    parts,
    createConnectorClient({ timeoutMs: 1, now: Date.now, token: async () => null, isServiceUrlAllowed: () => false }),
  );
  const due = await fillCounty(store, { county, templates, serviceUrl });
  await scheduler.stop();
  await store.close();
  return due;
}

function toManager({ url }: ScaledProgram, { serviceUrl }: CountingConnector, { tenant }: Municipality, number: number): Speaker {
  return { url, serviceUrl, tenant, user: managerId(number), conversation: `chat-${tenant}-${number}` };
}

/** One after the other asks for her cases; the limits of a conversation must not be what is measured. */
async function slowestUntil(done: Promise<unknown>, toSpeaker: (number: number) => Speaker): Promise<number> {
  let slowest = 0;
  let over = false;
  void done.then(() => (over = true));
  for (let number = 0; !over; number += 1) {
    slowest = Math.max(slowest, await say(toSpeaker(number), 'mine saker'));
    await setTimeout(100);
  }
  return slowest;
}

async function measureTurns(program: ScaledProgram, connector: CountingConnector, town: Municipality): Promise<ScaleFigures> {
  const own: number[] = [];
  const presses: number[] = [];
  for (let number = 0; number < times; number += 1) {
    // Spread over the town, past the cases that are due.
    const index = 1 + Math.floor((number * (town.managers - 2)) / times);
    const speaker = toManager(program, connector, town, index);
    own.push(await say(speaker, 'mine saker'));
    presses.push(await pressHold(speaker, `2026-${index + 1}`, false), await pressHold(speaker, `2026-${index + 1}`, true));
  }
  const hr: Speaker = { ...toManager(program, connector, town, 0), user: localUserIds.hr, conversation: 'chat-hr' };
  const lists: number[] = [];
  for (let number = 0; number < 5; number += 1) lists.push(await say(hr, 'mine saker'));
  return { ownCasesMs: median(own), pressMs: median(presses), overviewMs: median(lists) };
}

async function measureMorning(program: ScaledProgram, connector: CountingConnector, due: number): Promise<ScaleFigures> {
  connector.beginCount();
  program.putClock(morningAt - 1_000);
  const began = Date.now() + 1_000;
  while (connector.posts().length < due && Date.now() - began < longestMorningMs) await setTimeout(50);
  // Some time more: what comes beyond those that are due would be a fault.
  await setTimeout(3_000);
  const posts = connector.posts();
  const last = posts[Math.min(due, posts.length) - 1] ?? began;
  return { morningMs: last - began, remindersSent: posts.length };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
