import { join } from 'node:path';
import type { Instant, IsoDate, TenantId } from '../../../src/core/ids.ts';
import { nextTimeOfDay } from '../../../src/core/reminder/next-time-of-day.ts';
import type { Wake } from '../../../src/ports/scheduler.ts';
import { createEmbeddedScheduler } from '../../../src/schedule/create-embedded-scheduler.ts';
import { createSqliteRecordStore } from '../../../src/store/sqlite-record-store.ts';
import { withScratchFolder } from '../../process/with-scratch-folder.ts';
import { createRandom, type Random } from '../create-random.ts';
import type { Experiment, Size, Verdict } from '../experiment.ts';
import { createWakeWitness } from './wake-witness.ts';

const schedules: Readonly<Record<Size, number>> = { full: 10_000, small: 480 };

/** The moments at which clocks in Norway are changed. */
const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z'];
const tenant = 'chaos-tenant' as TenantId;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How long before and after a change there are wakes. */
const around = 36 * hour;
/** How the clock is moved around each change, in this order at moments left to chance, and how often the scheduler is opened anew. */
const moves = [hour, -hour, day, -day];
const restarts = 3;
/** Wakes that ask for the same time the day after: in the hour that is skipped or shown twice, and in the morning. */
const dailyTimes = ['00:00', '02:00', '02:30', '02:59', '03:00', '08:00'];

/** The clock is moved about while wakes fall due on both sides of every change of clocks in two years. */
export const movedClock: Experiment = {
  id: 'R10',
  seed: 290_326,
  procedure: `${schedules.full} wakes are put within ${around / hour} hours of the four changes of clocks in 2026 and 2027, two in three at a Norwegian time of day, and ${dailyTimes.length} that repeat daily. A simulated clock goes past each change in steps of up to 45 minutes; on the way it is set forward by an hour, back by an hour, forward by a day and back by a day, and the scheduler is opened anew on the same database ${restarts} times.`,
  passesWhen:
    'Each is handled once, none before the clock shows its moment, and none later than at the first look after that; the daily ones come once a day, at their time by a Norwegian clock.',
  run: ({ size, seed }) => withScratchFolder((folder) => run(folder, schedules[size], createRandom(seed))),
};

async function run(folder: string, count: number, random: Random): Promise<Verdict> {
  const began = performance.now();
  let time = Date.parse(changes[0] ?? '') - 2 * day;
  const now = () => time;
  const clock = {
    epochMs: now,
    now: () => new Date(time).toISOString() as Instant,
    today: () => new Date(time).toISOString().slice(0, 10) as IsoDate,
  };
  const witness = createWakeWitness(now);
  const open = () => {
    const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now });
    const silent = () => {};
    // Looked for when told to: the interval is longer than the experiment.
    const scheduler = createEmbeddedScheduler({
      store,
      clock,
      log: { info: silent, warn: silent, error: silent },
      tenants: [tenant],
      lookEveryMs: day,
    });
    scheduler.start(async (wake) => {
      witness.handled(wake);
      const [, time] = /^daily\/(.*)\//.exec(wake.key) ?? [];
      const next = time === undefined ? null : nextTimeOfDay(now(), time);
      if (next === null || next > end) return null;
      witness.planned({ ...wake, at: next });
      return next;
    });
    return { store, scheduler };
  };
  let end = time;
  let opened = open();
  let looks = 0;
  let moved = 0;
  let reopened = 0;
  const look = async () => {
    await opened.scheduler.tick();
    looks += 1;
    witness.looked();
  };
  for (const [index, change] of changes.entries()) {
    const middle = Date.parse(change);
    time = middle - around - hour;
    end = middle + around;
    await look();
    const wakes = [...toWakes({ middle, count: count / changes.length, prefix: String(index) }, random), ...toDaily(time, String(index))];
    wakes.forEach(witness.planned);
    await Promise.all(wakes.map((wake) => opened.scheduler.wakeBy(wake)));
    /** What is done to the clock or the scheduler, and when: spread over the time that passes. */
    const events = [...moves, ...Array.from({ length: restarts }, () => null)].map((move) => ({ move, at: random.between(time, end) }));
    while (time < end || events.length > 0) {
      time += Math.round(random.between(1_000, 45 * minute));
      await look();
      const [event] = events;
      if (event === undefined || event.at > time) continue;
      events.shift();
      if (event.move === null) {
        await opened.scheduler.stop();
        await opened.store.close();
        opened = open();
        reopened += 1;
      } else {
        time += event.move;
        moved += 1;
      }
      await look();
    }
  }
  await opened.scheduler.stop();
  await opened.store.close();
  const { handled, faults, ...figures } = witness.judge();
  return {
    passed: faults.length === 0,
    faults,
    figures: {
      schedules: count,
      acknowledged: handled,
      ...figures,
      clockMoves: moved,
      restarts: reopened,
      looks,
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

/** Wakes around a change, two in three at a Norwegian time of day, many of these in the hours around three at night. */
function toWakes({ middle, count, prefix }: { readonly middle: number; readonly count: number; readonly prefix: string }, random: Random): Wake[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.round(random.between(middle - around, middle + around - day));
    const hours = Math.floor(index % 2 === 0 ? random.between(1, 5) : random.between(0, 24));
    const time = `${String(hours).padStart(2, '0')}:${String(Math.floor(random.between(0, 60))).padStart(2, '0')}`;
    const at = index % 3 === 0 ? from : nextTimeOfDay(from, time);
    return { tenant, key: `once/${prefix}/${index}`, at };
  });
}

function toDaily(from: number, prefix: string): readonly Wake[] {
  return dailyTimes.map((time) => ({ tenant, key: `daily/${time}/${prefix}`, at: nextTimeOfDay(from, time) }));
}
