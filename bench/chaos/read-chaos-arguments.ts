import { parseArgs } from 'node:util';
import { accept, refuse, type Result } from '../../src/core/result.ts';
import type { Experiment } from './experiment.ts';

/** What the command line asks for. */
export interface ChaosArguments {
  readonly experiments: readonly Experiment[];
  /** `json` prints a line each, `report` something to read, `docs` also writes it into docs/reliability.md. */
  readonly as: 'json' | 'report' | 'docs';
  /** Instead of each experiment's own. */
  readonly seed: number | null;
}

/** Reads `[--json | --docs] [--seed N] [ID]`; the refusal is one line for the person at the terminal. */
export function readChaosArguments(argv: readonly string[], experiments: readonly Experiment[]): Result<ChaosArguments, string> {
  const known = experiments.map(({ id }) => id).join(', ');
  const read = parse(argv);
  if (read === null) return refuse(`Give [--json | --docs] [--seed N] [ID], where ID is one of ${known}.`);
  const { json, docs, seed, ids } = read;
  const [id] = ids;
  const asked = id === undefined ? experiments : experiments.filter((one) => one.id === id);
  if (asked.length === 0) return refuse(`There is no experiment «${id}»; there are ${known}.`);
  if (ids.length > 1 || (json && docs)) return refuse(`Give at most one of --json and --docs, and at most one of ${known}.`);
  if (docs && seed !== null) return refuse('--docs writes what the own seed of each experiment gives, so it takes none.');
  return accept({ experiments: asked, as: json ? 'json' : docs ? 'docs' : 'report', seed });
}

function parse(
  argv: readonly string[],
): { readonly json: boolean; readonly docs: boolean; readonly seed: number | null; readonly ids: readonly string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false }, docs: { type: 'boolean', default: false }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    const seed = values.seed === undefined ? null : Number(values.seed);
    if (seed !== null && (!Number.isSafeInteger(seed) || seed < 0)) return null;
    return { json: values.json, docs: values.docs, seed, ids: positionals };
  } catch {
    return null;
  }
}
