import type { TenantId, UserId } from '../../src/core/ids.ts';

/** A municipality of a county and what it has. */
export interface Municipality {
  readonly tenant: TenantId;
  readonly cases: number;
  readonly managers: number;
}

const municipalities = 40;
/** The county’s town has so large a part of everything. */
const townPart = 0.2;
const managersPerCase = 0.6;

/** A county of forty municipalities, one of them a town with a fifth of the cases; three managers to five cases. */
export function toCounty(cases: number): readonly Municipality[] {
  const town = Math.round(cases * townPart);
  const others = Array.from({ length: municipalities - 1 }, (_, index) => {
    const [from, to] = [index, index + 1].map((edge) => Math.round(((cases - town) * edge) / (municipalities - 1)));
    return (to ?? 0) - (from ?? 0);
  });
  return [town, ...others].map((count, index) => ({
    tenant: `00000000-0000-4000-9000-${String(1_000 + index).padStart(12, '0')}` as TenantId,
    cases: count,
    // Odd, so that no manager has two of the cases that are due, which come at even intervals.
    managers: Math.floor(count * managersPerCase) | 1,
  }));
}

/** The manager of a municipality by number. */
export function managerId(number: number): UserId {
  return `00000000-0000-4000-a000-${String(number).padStart(12, '0')}` as UserId;
}

/** One case in so many has a reminder due in the morning that is measured. */
export const dueEvery = 50;
/** The morning that is measured, a Thursday. */
export const morning = '2026-11-26';
/** When the reminders of the morning come, as everybody has it who has chosen nothing else. */
export const morningAt = Date.parse(`${morning}T08:00:00+01:00`);
