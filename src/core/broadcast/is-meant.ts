import type { Facts } from '../case/facts.ts';
import type { AudienceFilter, Situation } from './audience.ts';

/** What an audience asks of somebody. */
export interface AudienceMember {
  readonly roles: readonly string[];
  /** Where she works, and what she represents. */
  readonly units: readonly string[];
  /** What she directs or represents, and what her cases are about. */
  readonly areas: readonly Facts['serviceArea'][];
  /** How the cases she leads stand. */
  readonly situations: readonly Situation[];
}

/** Whether a filter means somebody: every kind of filter must hold, by one of its entries; an empty kind holds. Who has no role is never meant. */
export function isMeant({ roles, areas, units, situations }: AudienceFilter, member: AudienceMember): boolean {
  const wanted = units.map(fold);
  return (
    member.roles.length > 0 &&
    shares(roles, member.roles) &&
    shares(areas, member.areas) &&
    shares(wanted, member.units.map(fold)) &&
    shares(situations, member.situations)
  );
}

function shares(wanted: readonly string[], own: readonly string[]): boolean {
  return wanted.length === 0 || own.some((one) => wanted.includes(one));
}

function fold(unit: string): string {
  return unit.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}
