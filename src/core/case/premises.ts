import type { Facts, Position } from './facts.ts';

/** Facts the advert has promised; changing one after publication means withdrawing the post (S3-03, N-50). */
const premises = ['unit', 'leader', 'roleFamily', 'serviceArea', 'route'] as const satisfies readonly (keyof Facts)[];

const free = ['title', 'shiftWork', 'wantedStart'] as const satisfies readonly (keyof Facts)[];

/** Which facts differ, and which of them are premises of an advertised post. */
export function changedPremises(before: Facts, after: Facts): { readonly all: readonly string[]; readonly premises: readonly string[] } {
  const changed: string[] = premises.filter((name) => before[name] !== after[name]);
  if (before.positions.length !== after.positions.length) changed.push('positions');
  const pairs = before.positions.map((position, index) => [position, after.positions[index]] as const);
  if (pairs.some(([one, other]) => other !== undefined && samePercentage(one, other) === false)) changed.push('percentage');
  if (pairs.some(([one, other]) => other !== undefined && (one.permanence !== other.permanence || one.ground !== other.ground)))
    changed.push('permanence');
  const endMoved = pairs.some(([one, other]) => one.end !== (other?.end ?? null));
  const others = [...free.filter((name) => before[name] !== after[name]), ...(endMoved ? ['end'] : [])];
  return { all: [...changed, ...others], premises: changed };
}

function samePercentage(one: Position, other: Position): boolean {
  return one.percentage.min === other.percentage.min && one.percentage.max === other.percentage.max;
}
