import type { Call } from './connector-plan.ts';

/** A call that was on the wire when a Retry-After was given cannot know of it. */
const onTheWireMs = 100;

/** Calls to a conversation before the time a Retry-After in it named. */
export function toEarly(calls: readonly Call[]): readonly string[] {
  const shut = new Map<string, { readonly from: number; readonly until: number }>();
  return calls
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ conversation, mark, at, retryAfterMs }) => {
      const known = shut.get(conversation);
      if (retryAfterMs !== null) shut.set(conversation, { from: at, until: Math.max(known?.until ?? 0, at + retryAfterMs) });
      return known !== undefined && at < known.until && at > known.from + onTheWireMs
        ? [`«${mark}» came ${Math.round(known.until - at)} ms before its Retry-After`]
        : [];
    });
}
