import { parseArgs } from 'node:util';
import { accept, refuse, type Result } from '../../src/core/result.ts';
import type { StoreName } from './with-ground.ts';

/** What the command line asks for. */
export interface ScaleArguments {
  /** Each is measured with each. */
  readonly sizes: readonly number[];
  readonly stores: readonly StoreName[];
  /** Whether to write what was measured into docs/scale.md, beside what is there of other sizes and stores. */
  readonly keeps: boolean;
}

const stores: readonly StoreName[] = ['sqlite', 'postgres'];
const usualSizes = [1_000, 10_000, 100_000];
const usage =
  'Give [--json | --docs] [--store sqlite|postgres] [NUMBER …], numbers of open cases from 400 to 1000000; without any 1000 10000 100000, without a store both.';

/** Reads `[--json | --docs] [--store NAME] [NUMBER …]`; the refusal is one line for the person at the terminal. */
export function readScaleArguments(argv: readonly string[]): Result<ScaleArguments, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false }, docs: { type: 'boolean', default: false }, store: { type: 'string' } },
      allowPositionals: true,
    });
    const asked = values.store === undefined ? stores : stores.filter((store) => store === values.store);
    const sizes = positionals.length === 0 ? usualSizes : positionals.map(Number);
    const areSizes = sizes.every((size) => Number.isInteger(size) && size >= 400 && size <= 1_000_000);
    return asked.length > 0 && areSizes && !(values.json && values.docs) ? accept({ sizes, stores: asked, keeps: values.docs }) : refuse(usage);
  } catch {
    return refuse(usage);
  }
}
