import type { TenantId } from '../core/ids.ts';
import type { DueWake, WakeBook } from './create-wake-book.ts';

/** What may be tried now. */
export interface Candidates {
  /** Those of which no earlier try was cut off, earliest first. */
  readonly free: readonly DueWake[];
  /** The first of those that were under way when the process ended, and may have ended it. */
  readonly suspect: DueWake | null;
}

/** What to find candidates for. */
export interface Vacancy {
  readonly tenant: TenantId;
  readonly now: number;
  /** How many can be tried at once. */
  readonly room: number;
  readonly isRunning: (key: string) => boolean;
}

/** Places of the index read at a time. */
const page = 64;

/** Finds what is due and not under way; suspects at the head of the index hide nobody behind them. */
export async function findCandidates(book: Pick<WakeBook, 'findDue'>, { tenant, now, room, isRunning }: Vacancy): Promise<Candidates> {
  const free: DueWake[] = [];
  let suspect: DueWake | null = null;
  let after: DueWake | null = null;
  for (;;) {
    const found: readonly DueWake[] = await book.findDue(tenant, now, { after, limit: page });
    for (const place of found) {
      if (isRunning(place.key)) continue;
      if (!place.begun) free.push(place);
      else suspect ??= place;
    }
    after = found.at(-1) ?? null;
    if (found.length < page || free.length >= room) return { free, suspect };
  }
}
