import { describe, expect, it } from 'vitest';
import { createLocalClock, createSystemClock } from '../../src/local/local-clock.ts';

function clockFrom(start: string, systemMs: () => number) {
  const result = createLocalClock(start, systemMs);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

describe('the clock of local mode', () => {
  it.each([
    ['2026-08-03T09:00:00+02:00', '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T07:00:00Z', '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T09:00', '2026-08-03T07:00:00.000Z'],
    ['2026-12-03T09:00', '2026-12-03T08:00:00.000Z'],
    ['2026-08-03', '2026-08-02T22:00:00.000Z'],
  ])('starts at %s, which is %s', (start, instant) => {
    expect(clockFrom(start, () => 5_000).now()).toBe(instant);
  });

  it('runs on from where it starts', () => {
    let system = 1_000_000;
    const clock = clockFrom('2026-08-03T23:59:58+02:00', () => system);
    expect(clock.today()).toBe('2026-08-03');
    system += 3_500;
    expect(clock.now()).toBe('2026-08-03T22:00:01.500Z');
    expect(clock.epochMs()).toBe(Date.parse('2026-08-03T22:00:01.500Z'));
    expect(clock.today()).toBe('2026-08-04');
  });

  it('says which day it is in Norway, on both sides of the change to summer time', () => {
    expect(clockFrom('2026-03-28T22:30:00Z', () => 0).today()).toBe('2026-03-28');
    expect(clockFrom('2026-03-28T23:30:00Z', () => 0).today()).toBe('2026-03-29');
    expect(clockFrom('2026-03-29T21:30:00Z', () => 0).today()).toBe('2026-03-29');
    expect(clockFrom('2026-03-29T22:30:00Z', () => 0).today()).toBe('2026-03-30');
  });

  it.each(['tomorrow', '2026-02-30T09:00', '2026-08-03T25:00Z', '1785740400'])('refuses %s by name', (start) => {
    const result = createLocalClock(start);
    expect(result).toEqual({ ok: false, refusal: expect.stringContaining(`LOSEN_NOW is «${start}»`) });
  });

  it.each([undefined, '', '  '])('is the system clock when LOSEN_NOW is %j', (start) => {
    const result = createLocalClock(start, () => Date.parse('2026-05-01T10:00:00Z'));
    expect(result.ok && result.value.now()).toBe('2026-05-01T10:00:00.000Z');
  });

  it('agrees with the system when nothing is set', () => {
    const before = Date.now();
    const shown = Date.parse(createSystemClock().now());
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
  });
});
