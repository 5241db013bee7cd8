import type { Figures } from './bench.ts';

/** One figure by name; throws when it was not measured. */
export function figure(figures: Figures, name: string): number {
  const value = figures[name];
  if (value === undefined || !Number.isFinite(value)) throw new Error(`The figure ${name} was not measured`);
  return value;
}
