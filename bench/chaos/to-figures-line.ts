import type { Figures } from './experiment.ts';

/** Figures on one line, to read. */
export function toFiguresLine(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
