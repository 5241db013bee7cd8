import type { Instant, IsoDate } from '../../core/ids.ts';

/** Norwegian day of a moment; good enough for a line that says when something was done. */
export function toDay(at: Instant): IsoDate {
  return at.slice(0, 10) as IsoDate;
}
