import { accept, refuse, type Result } from '../src/core/result.ts';
import type { Bench } from './bench.ts';

/** What the command line asks for. */
export interface BenchArguments {
  readonly benches: readonly Bench[];
  /** `json` prints a line each, `table` one table, `docs` also writes it into docs/benchmarks.md. */
  readonly as: 'json' | 'table' | 'docs';
}

/** Reads `[--json | --docs] [NAME]`; the refusal is one line for the person at the terminal. */
export function readBenchArguments(argv: readonly string[], benches: readonly Bench[]): Result<BenchArguments, string> {
  const names = argv.filter((word) => !word.startsWith('--'));
  const flags = argv.filter((word) => word.startsWith('--'));
  const known = benches.map(({ name }) => name).join(', ');
  const strange = flags.find((flag) => flag !== '--json' && flag !== '--docs');
  if (strange !== undefined) return refuse(`There is no option «${strange}»; there are --json and --docs.`);
  if (flags.length > 1 || names.length > 1) return refuse(`Give at most one option and one name: [--json | --docs] [${known}].`);
  const [name] = names;
  if (flags[0] === '--docs' && name !== undefined) return refuse('--docs writes the whole table, so it takes no name.');
  const asked = name === undefined ? benches : benches.filter((bench) => bench.name === name);
  if (asked.length === 0) return refuse(`There is no benchmark «${name}»; there are ${known}.`);
  return accept({ benches: asked, as: flags[0] === '--json' ? 'json' : flags[0] === '--docs' ? 'docs' : 'table' });
}
