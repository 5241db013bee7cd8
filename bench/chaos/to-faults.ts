/** The first few are enough to look for a cause. */
const shown = 20;

/** What a comparison found wrong, one sentence each, a long list cut short. */
export function toFaults({
  lost,
  surplus,
  integrity,
}: {
  readonly lost: readonly string[];
  readonly surplus: readonly string[];
  readonly integrity: string;
}): string[] {
  const some = (what: string, all: readonly string[]) => (all.length === 0 ? [] : [`${what}: ${all.length}`, ...all.slice(0, shown)]);
  return [...some('Lost', lost), ...some('Surplus', surplus), ...(integrity === 'ok' ? [] : [`The database is damaged: ${integrity}`])];
}
