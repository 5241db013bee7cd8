import type { IsoDate, UserId } from '../core/ids.ts';
import type { Person } from '../ports/directory.ts';

/** The managers whose cases a person follows up today; the last day counts. */
export function standsInFor({ standsInFor: all = [] }: Person, today: IsoDate): readonly UserId[] {
  return all.filter(({ until }) => until === null || today <= until).map(({ owner }) => owner);
}

/** Whether somebody's cases are hers to work with today: her own and those she stands in for. */
export function worksFor(person: Person, owner: UserId, today: IsoDate): boolean {
  return owner === person.id || standsInFor(person, today).includes(owner);
}
