/** At most `most` calls may start within any stretch of `ms` milliseconds. */
export interface Window {
  readonly most: number;
  readonly ms: number;
}

/** What Teams documents for one conversation; each holds at the same time. */
export const conversationWindows: readonly Window[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
];

/** The moment from which one more call keeps every window; `taken` are the moments of earlier ones, oldest first. */
export function earliestStart(taken: readonly number[], windows: readonly Window[]): number {
  return windows.reduce((earliest, { most, ms }) => {
    const oldest = taken[taken.length - most];
    return oldest === undefined ? earliest : Math.max(earliest, oldest + ms);
  }, Number.NEGATIVE_INFINITY);
}
