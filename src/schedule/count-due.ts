import type { TenantId } from '../core/ids.ts';
import type { DueWake, WakeBook } from './create-wake-book.ts';

/** Somebody who reads metrics every quarter of a minute must not make the store read a hundred thousand places. */
const mostCounted = 10_000;
const countedAtOnce = 200;

/** How many wakes of some tenants have been due since before a moment (milliseconds since 1970), counted to ten thousand. */
export async function countDue(book: Pick<WakeBook, 'findDue'>, tenants: readonly TenantId[], before: number): Promise<number> {
  let count = 0;
  for (const tenant of tenants) {
    let after: DueWake | null = null;
    do {
      const found: readonly DueWake[] = await book.findDue(tenant, before, { after, limit: countedAtOnce });
      count += found.length;
      after = found.length < countedAtOnce ? null : (found.at(-1) ?? null);
    } while (after !== null && count < mostCounted);
  }
  return Math.min(mostCounted, count);
}
