import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId } from '../../src/core/ids.ts';
import type { Scheduler, Wake, WakeHandler } from '../../src/ports/scheduler.ts';

/** A fresh scheduler and what the contract needs around it. */
export interface SchedulerBench {
  readonly scheduler: Scheduler;
  /** The scheduler's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Lets so many of the smallest steps pass, and what is due by then be handled. */
  readonly pass: (steps: number) => Promise<void>;
  /** Milliseconds of one step: the shortest time the scheduler can tell apart. */
  readonly stepMs: number;
  /** Steps after which the next try of a failed wake has certainly come. */
  readonly stepsToNextTry: number;
  /** Milliseconds after which a try counts as failed. */
  readonly timeLimitMs: number;
  /** Ends this process's scheduler, kindly or not, and gives the one of the next process. */
  readonly restart: (kindly: boolean) => Promise<Scheduler>;
  readonly dispose: () => Promise<void>;
}

const tenant = 'sched-tenant' as TenantId;
const other = 'sched-other' as TenantId;

/** The tenants a bench has to serve. */
export const contractTenants: readonly TenantId[] = [tenant, other];

/** What every scheduler has to do, whatever it stands on. */
export function schedulerContract(name: string, open: () => Promise<SchedulerBench>): void {
  describe(`the scheduler contract: ${name}`, () => {
    let bench: SchedulerBench;
    let handled: { readonly wake: Wake; readonly at: number }[];
    const note: WakeHandler = async (wake) => {
      handled.push({ wake, at: bench.now() });
      return null;
    };
    const keys = () => handled.map(({ wake }) => wake.key);
    const inSteps = (key: string, steps: number, of = tenant): Wake => ({ tenant: of, key, at: bench.now() + steps * bench.stepMs });
    beforeEach(async () => {
      bench = await open();
      handled = [];
    });
    afterEach(() => bench.dispose());

    test('a wake is handled once, when its time has come and not before', async () => {
      const wake = inSteps('digest/one', 5);
      await bench.scheduler.wakeBy(wake);
      bench.scheduler.start(note);
      await bench.pass(4);
      expect(handled).toEqual([]);
      await bench.pass(2);
      expect(handled.map((one) => one.wake)).toEqual([wake]);
      expect(handled[0]?.at).toBeGreaterThanOrEqual(wake.at);
      await bench.pass(20);
      expect(handled).toHaveLength(1);
    });

    test('a fraction of a millisecond is not rounded to an earlier moment', async () => {
      const at = bench.now() + 2 * bench.stepMs + 0.25;
      await bench.scheduler.wakeBy({ tenant, key: 'a', at });
      bench.scheduler.start(note);
      await bench.pass(4);
      expect(handled[0]?.wake.at).toBeGreaterThanOrEqual(at);
      expect(handled[0]?.at).toBeGreaterThanOrEqual(at);
    });

    test('a wake far in the past is handled once, at the start', async () => {
      await bench.scheduler.wakeBy({ tenant, key: 'old', at: 0 });
      bench.scheduler.start(note);
      await bench.pass(3);
      expect(handled.map(({ wake }) => wake)).toEqual([{ tenant, key: 'old', at: 0 }]);
    });

    test('of two moments under a key the earlier stands, in whatever order they are asked for', async () => {
      await bench.scheduler.wakeBy(inSteps('late-first', 30));
      await bench.scheduler.wakeBy(inSteps('late-first', 2));
      await bench.scheduler.wakeBy(inSteps('early-first', 2));
      await bench.scheduler.wakeBy(inSteps('early-first', 30));
      bench.scheduler.start(note);
      await bench.pass(4);
      expect(keys().toSorted()).toEqual(['early-first', 'late-first']);
      await bench.pass(40);
      expect(handled).toHaveLength(2);
    });

    test('wakes under one key in two tenants are two', async () => {
      await bench.scheduler.wakeBy(inSteps('same', 1));
      await bench.scheduler.wakeBy(inSteps('same', 1, other));
      bench.scheduler.start(note);
      await bench.pass(3);
      expect(handled.map(({ wake }) => wake.tenant).toSorted()).toEqual([other, tenant].toSorted());
    });

    test('a key may be as long and as divided as a stored key, one inside another', async () => {
      const long = ['digest', 'digest/user', 'digest/user/2026-03-29T01:00:00.000Z/é', 'x'.repeat(300)];
      for (const key of long) await bench.scheduler.wakeBy(inSteps(key, 1));
      bench.scheduler.start(note);
      await bench.pass(3);
      expect(keys().toSorted()).toEqual(long.toSorted());
    });

    test('the moment a handler gives is the next, and null is none', async () => {
      const again: WakeHandler = async (wake) => {
        await note(wake);
        return handled.length < 3 ? wake.at + 10 * bench.stepMs : null;
      };
      const first = inSteps('chain', 1);
      await bench.scheduler.wakeBy(first);
      bench.scheduler.start(again);
      await bench.pass(3);
      expect(handled).toHaveLength(1);
      await bench.pass(40);
      expect(handled.map(({ wake }) => (wake.at - first.at) / bench.stepMs)).toEqual([0, 10, 20]);
    });

    test('a wake asked for while its key is being handled is not lost', async () => {
      const asking: WakeHandler = async (wake) => {
        await note(wake);
        if (handled.length === 1) await bench.scheduler.wakeBy(inSteps('busy', 3));
        return null;
      };
      await bench.scheduler.wakeBy(inSteps('busy', 0));
      bench.scheduler.start(asking);
      await bench.pass(1);
      expect(handled).toHaveLength(1);
      await bench.pass(5);
      expect(handled).toHaveLength(2);
    });

    test('of the moment a handler gives and one asked for meanwhile the earlier stands', async () => {
      const asking: WakeHandler = async (wake) => {
        await note(wake);
        if (handled.length > 1) return null;
        await bench.scheduler.wakeBy(inSteps('busy', 5));
        return bench.now() + 30 * bench.stepMs;
      };
      await bench.scheduler.wakeBy(inSteps('busy', 0));
      bench.scheduler.start(asking);
      await bench.pass(10);
      expect(handled).toHaveLength(2);
    });

    test('many that ask for one key at the same moment get one wake', async () => {
      const wake = inSteps('crowded', 2);
      await Promise.all(Array.from({ length: 30 }, (_, index) => bench.scheduler.wakeBy({ ...wake, at: wake.at + index * bench.stepMs })));
      bench.scheduler.start(note);
      await bench.pass(50);
      expect(handled.map((one) => one.wake)).toEqual([wake]);
    });

    test.each([Number.NaN, Infinity, -1, 1e18])('%s is no moment', async (at) => {
      await expect(bench.scheduler.wakeBy({ tenant, key: 'a', at })).rejects.toThrow(RangeError);
    });

    test('one that throws is tried five times, later each time, and hinders no other', async () => {
      const tries: number[] = [];
      const poisoned: WakeHandler = async (wake) => {
        if (wake.key !== 'poison') return note(wake);
        tries.push(bench.now());
        throw new Error('cannot be handled');
      };
      await bench.scheduler.wakeBy(inSteps('poison', 0));
      for (let index = 0; index < 40; index += 1) await bench.scheduler.wakeBy(inSteps(`good-${index}`, 0));
      bench.scheduler.start(poisoned);
      await bench.pass(1);
      expect(handled).toHaveLength(40);
      for (let attempt = 0; attempt < 8; attempt += 1) await bench.pass(bench.stepsToNextTry);
      expect(tries).toHaveLength(5);
      const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
      expect(pauses).toEqual(pauses.toSorted((one, two) => one - two));
      expect(pauses[0]).toBeGreaterThan(0);
      expect(handled).toHaveLength(40);
    });

    test('asking for one that waits for its next try does not bring it sooner', async () => {
      let tries = 0;
      bench.scheduler.start(async () => {
        tries += 1;
        throw new Error('cannot be handled');
      });
      await bench.scheduler.wakeBy(inSteps('poison', 0));
      await bench.pass(1);
      await bench.scheduler.wakeBy(inSteps('poison', 0));
      await bench.pass(1);
      expect(tries).toBe(1);
    });

    test('one that fails and then succeeds has its five tries again', async () => {
      let calls = 0;
      bench.scheduler.start(async (wake) => {
        calls += 1;
        if (calls % 5 !== 0) throw new Error('not yet');
        await note(wake);
        return handled.length < 3 ? bench.now() : null;
      });
      await bench.scheduler.wakeBy(inSteps('shaky', 0));
      for (let attempt = 0; attempt < 20; attempt += 1) await bench.pass(bench.stepsToNextTry);
      expect(calls).toBe(15);
      expect(handled).toHaveLength(3);
    });

    test('one that hangs counts as failed and hinders no other', { timeout: 60_000 }, async () => {
      let hung = 0;
      bench.scheduler.start(async (wake) => {
        if (wake.key !== 'hang') return note(wake);
        hung += 1;
        return new Promise(() => {});
      });
      await bench.scheduler.wakeBy(inSteps('hang', 0));
      for (let index = 0; index < 40; index += 1) await bench.scheduler.wakeBy(inSteps(`good-${index}`, 0));
      await bench.pass(1);
      expect(handled).toHaveLength(40);
      for (let attempt = 0; attempt < 7; attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, bench.timeLimitMs + 20));
        await bench.pass(bench.stepsToNextTry);
      }
      expect(hung).toBe(5);
    });

    test('a handler that gives no moment has failed', async () => {
      let calls = 0;
      bench.scheduler.start(async () => {
        calls += 1;
        return calls === 1 ? Number.NaN : null;
      });
      await bench.scheduler.wakeBy(inSteps('odd', 0));
      await bench.pass(1);
      await bench.pass(bench.stepsToNextTry);
      await bench.pass(bench.stepsToNextTry);
      expect(calls).toBe(2);
    });

    test.each([true, false])('what waits outlives the process (ended kindly: %s)', async (kindly) => {
      const wake = inSteps('digest/one', 5);
      await bench.scheduler.wakeBy(wake);
      const next = await bench.restart(kindly);
      next.start(note);
      await bench.pass(3);
      expect(handled).toEqual([]);
      await bench.pass(3);
      expect(handled.map((one) => one.wake)).toEqual([wake]);
    });

    test('what was being handled when the process ended is handled again', async () => {
      let cutOff = 0;
      bench.scheduler.start(() => {
        cutOff += 1;
        return new Promise(() => {});
      });
      await bench.scheduler.wakeBy(inSteps('cut', 0));
      await bench.pass(1);
      expect(cutOff).toBe(1);
      const next = await bench.restart(false);
      next.start(note);
      await bench.pass(bench.stepsToNextTry);
      await bench.pass(bench.stepsToNextTry);
      expect(keys()).toEqual(['cut']);
    });

    test('one that ends the process is tried five times, and those beside it are all handled', { timeout: 60_000 }, async () => {
      let scheduler = bench.scheduler;
      let exits = 0;
      const tried = new Map<string, number>();
      for (const key of ['exit', 'a', 'b', 'c', 'd', 'e']) await scheduler.wakeBy(inSteps(key, 0));
      for (let process = 0; process < 9; process += 1) {
        let gone = false;
        scheduler.start(async (wake) => {
          tried.set(wake.key, (tried.get(wake.key) ?? 0) + 1);
          if (wake.key === 'exit') gone = true;
          // The others have begun and do not come to their end.
          await new Promise((resolve) => setTimeout(resolve, 5));
          return gone ? new Promise(() => {}) : note(wake);
        });
        await bench.pass(bench.stepsToNextTry);
        exits += gone ? 1 : 0;
        scheduler = await bench.restart(false);
      }
      expect(exits).toBe(5);
      expect(tried.get('exit')).toBe(5);
      expect(keys().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    test('the end finishes what is under way and starts nothing more', async () => {
      let begun = 0;
      bench.scheduler.start(async (wake) => {
        begun += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return note(wake);
      });
      await bench.scheduler.wakeBy(inSteps('under-way', 0));
      await bench.scheduler.wakeBy(inSteps('later', 3));
      const passing = bench.pass(1);
      while (begun === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      await bench.scheduler.stop();
      expect(keys()).toEqual(['under-way']);
      await passing;
      await bench.pass(10);
      expect(begun).toBe(1);
    });

    test('tells when it last looked', async () => {
      expect(bench.scheduler.lastTick()).toBeNull();
      bench.scheduler.start(note);
      await bench.pass(2);
      const first = bench.scheduler.lastTick() ?? 0;
      expect(first).toBeGreaterThan(bench.now() - 2 * bench.stepMs);
      await bench.pass(3);
      expect(bench.scheduler.lastTick()).toBeGreaterThan(first);
    });
  });
}
