import { Temporal } from 'temporal-polyfill';
import type { Instant, IsoDate } from '../core/ids.ts';
import { type Result, accept, refuse } from '../core/result.ts';
import type { Clock } from '../ports/clock.ts';

const zone = 'Europe/Oslo';

/** The system's clock. */
export function createSystemClock(): Clock {
  return clockOf(Date.now);
}

/**
 * The clock of local mode: the system's, or one that starts at `start` (`LOSEN_NOW`) and runs on.
 * `start` is an instant, or a time of day or a day in Europe/Oslo. The refusal is one sentence.
 */
export function createLocalClock(start: string | undefined, systemMs: () => number = Date.now): Result<Clock, string> {
  if (start === undefined || start.trim() === '') return accept(clockOf(systemMs));
  const startMs = toEpochMs(start.trim());
  if (startMs === undefined) {
    return refuse(`LOSEN_NOW is «${start}»; it takes an instant such as 2026-08-03T09:00:00+02:00, or 2026-08-03T09:00 for Norwegian time.`);
  }
  const began = systemMs();
  return accept(clockOf(() => startMs + (systemMs() - began)));
}

function clockOf(epochMs: () => number): Clock {
  let last: { readonly minute: number; readonly date: IsoDate } | undefined;
  /** A turn asks for the day again and again; the day changes at a full minute. */
  const today = (): IsoDate => {
    const ms = epochMs();
    const minute = Math.floor(ms / 60_000);
    if (last?.minute !== minute) last = { minute, date: toLocalDate(ms) };
    return last.date;
  };
  return {
    now: () => new Date(epochMs()).toISOString() as Instant,
    today,
    epochMs,
  };
}

function toLocalDate(ms: number): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString() as IsoDate;
}

function toEpochMs(text: string): number | undefined {
  const readings = [
    () => Temporal.Instant.from(text).epochMilliseconds,
    () => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds,
  ];
  for (const read of readings) {
    try {
      return read();
    } catch {
      // Not written that way; the next reading may fit.
    }
  }
  return undefined;
}
