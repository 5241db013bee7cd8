import type { History } from './read-history.ts';
import type { Acknowledged } from './start-oracle.ts';

/** How what is stored stands against what was acknowledged. */
export interface Comparison {
  /** Acknowledged presses that are not there. */
  readonly lost: readonly string[];
  /** Transitions beyond the first of one press, and those nobody was told of. */
  readonly surplus: readonly string[];
  /** Presses that were stored before they were sent for the last time: the answer was cut off, and the next delivery found them done. */
  readonly foundDone: number;
}

/** Compares by nonce, by label and by count, since each alone could be wrong in the same way as the program. */
export function compareHistory(acknowledged: readonly Acknowledged[], { transitions, nonces }: History): Comparison {
  const stored = Map.groupBy(transitions, ({ label }) => label);
  const told = new Set(acknowledged.flatMap(({ label }) => label ?? []));
  const lost = acknowledged.flatMap(({ nonce, caseId, label }) => {
    if (nonces.get(nonce) !== caseId) return [`${caseId}: the nonce of «${label ?? nonce}» is not spent`];
    const isThere = label === null || (stored.get(label) ?? []).some((transition) => transition.caseId === caseId);
    return isThere ? [] : [`${caseId}: «${label}» is not there`];
  });
  const repeated = [...stored].flatMap(([label, found]) =>
    told.has(label) && found.length > 1 ? [`«${label}» is there ${found.length} times`] : [],
  );
  const tellsAll = acknowledged.every(({ label }) => label !== null);
  const untold = tellsAll ? [...stored.keys()].flatMap((label) => (told.has(label) ? [] : [`«${label}» is there and was never acknowledged`])) : [];
  const counted = Map.groupBy(acknowledged, ({ caseId }) => caseId);
  const uneven = [...Map.groupBy(transitions, ({ caseId }) => caseId)].flatMap(([caseId, found]) => {
    const expected = counted.get(caseId)?.length ?? 0;
    return found.length > expected ? [`${caseId} has ${found.length} transitions for ${expected} presses`] : [];
  });
  const foundDone = acknowledged.filter(({ label, sentAt }) => label !== null && (stored.get(label)?.[0]?.at ?? sentAt) < sentAt).length;
  return { lost, surplus: [...repeated, ...untold, ...uneven], foundDone };
}
