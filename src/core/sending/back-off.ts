const firstMs = 1_000;
const longestMs = 60_000;

/** How long to wait before the next attempt when nobody has said: doubling from a second to a minute, spread by chance (0 up to 1) over its upper half; milliseconds. */
export function toBackOff(attempt: number, random: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt) * (0.5 + random / 2);
}
