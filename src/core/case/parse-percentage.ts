import { accept, refuse, type Result } from '../result.ts';

/** Why what was typed is no percentage of a position. */
export type PercentageRefusal = 'not-a-number' | 'out-of-range' | 'reversed' | 'not-whole';

/** A percentage of a position in whole per cent; equal ends when it is fixed. */
export interface Percentage {
  readonly min: number;
  readonly max: number;
}

const lead = /^(?:fra|frå|from|mellom|between)\s+/;
const unit = String.raw`(?:\s*(?:%|prosent|pros\.?|pst\.?|per\s?cent|pct\.?))?`;
const number = String.raw`(-?\d{1,6}(?:[.,]\d{1,2})?)`;
// The word «og» or "and" joins the ends only after «mellom»; elsewhere it would be two posts.
const join = String.raw`(?:\s*[-–—−‐‑]\s*|\s*(?:til|to)\s*)`;
const single = new RegExp(`^${number}${unit}$`);
const range = new RegExp(`^${number}${unit}${join}${number}${unit}$`);
const between = new RegExp(`^${number}${unit}\\s+(?:og|and)\\s+${number}${unit}$`);

/** Reads «80», «80 %», «80–100 %» or «80 til 100» as a percentage of a position, 1 to 100 in whole per cent. */
export function parsePercentage(text: string): Result<Percentage, PercentageRefusal> {
  if (text.length > 60) return refuse('not-a-number');
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const isBetween = /^(?:mellom|between)\s/.test(typed);
  const bare = typed.replace(lead, '');
  const found = single.exec(bare) ?? (isBetween ? between.exec(bare) : null) ?? range.exec(bare);
  if (found === null) return refuse('not-a-number');
  const min = Number(found[1]?.replace(',', '.'));
  const max = found[2] === undefined ? min : Number(found[2].replace(',', '.'));
  if (!Number.isInteger(min) || !Number.isInteger(max)) return refuse('not-whole');
  if (min < 1 || max < 1 || min > 100 || max > 100) return refuse('out-of-range');
  return min > max ? refuse('reversed') : accept({ min, max });
}
