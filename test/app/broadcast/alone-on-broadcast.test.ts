import { describe, expect, it } from 'vitest';
import { aloneOnBroadcast } from '../../../src/app/broadcast/alone-on-broadcast.ts';
import type { BroadcastId } from '../../../src/core/ids.ts';
import { openBroadcastDesk, tenant } from './open-broadcast-desk.ts';

const id = '2026-1' as BroadcastId;

async function open() {
  const desk = await openBroadcastDesk();
  const atWork = new Set(['one', 'other']);
  const begun: string[] = [];
  const ends: ((next: number | null) => void)[] = [];
  const replica = (run: string) =>
    aloneOnBroadcast(desk.app, { areMany: true, run, isAtWork: async (asked) => atWork.has(asked) }, async () => {
      begun.push(run);
      return new Promise((resolve) => void ends.push(resolve));
    });
  const until = async (count: number) => {
    while (begun.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { desk, atWork, begun, ends, until, one: replica('one'), other: replica('other') };
}

describe('the work of a broadcast among several processes', () => {
  it('is done by one of them, and the other asks again a little later', async () => {
    const { desk, begun, ends, until, one, other } = await open();
    const working = one(tenant, id);
    await until(1);
    expect(await other(tenant, id)).toBe(desk.app.clock.epochMs() + 5_000);
    ends[0]?.(null);
    expect(await working).toBeNull();
    const next = other(tenant, id);
    await until(2);
    ends[1]?.(7);
    expect(await next).toBe(7);
    expect(begun).toEqual(['one', 'other']);
    await desk.close();
  });

  it('is taken over from one that has fallen silent, which looks at all of it again when it goes on', async () => {
    const { desk, atWork, begun, ends, until, one, other } = await open();
    const silent = one(tenant, id);
    await until(1);
    atWork.delete('one');
    const taken = other(tenant, id);
    await until(2);
    ends[1]?.(null);
    expect(await taken).toBeNull();
    ends[0]?.(null);
    expect(await silent).toBe(desk.app.clock.epochMs());
    expect(begun).toEqual(['one', 'other']);
    await desk.close();
  });

  it('is not kept by work that failed', async () => {
    const desk = await openBroadcastDesk();
    const failing = aloneOnBroadcast(desk.app, { areMany: true, run: 'one', isAtWork: async () => true }, () => Promise.reject(new Error('no')));
    await expect(failing(tenant, id)).rejects.toThrow('no');
    const other = aloneOnBroadcast(desk.app, { areMany: true, run: 'other', isAtWork: async () => true }, async () => 5);
    expect(await other(tenant, id)).toBe(5);
    await desk.close();
  });
});
