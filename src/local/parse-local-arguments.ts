import { parseArgs } from 'node:util';
import { type Result, accept, refuse } from '../core/result.ts';
import { type LocalPart, localParts } from './local-people.ts';

/** What was asked for on the command line of `npm start`. */
export interface LocalArguments {
  /** Whose Teams clients to start, in the order given; none with `--no-clients`. */
  readonly people: readonly LocalPart[];
}

/** Reads `--people manager,hr,…` and `--no-clients`; the refusal is one sentence. */
export function parseLocalArguments(argv: readonly string[]): Result<LocalArguments, string> {
  const parsed = readOptions(argv);
  if (!parsed.ok) return parsed;
  const { people, 'no-clients': none } = parsed.value;
  if (none === true) return accept({ people: [] });
  const names = [
    ...new Set(
      people
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
  const unknown = names.find((name) => !isLocalPart(name));
  if (unknown !== undefined) return refuse(`--people does not know «${unknown}»; it takes ${localParts.join(', ')}.`);
  if (names.length === 0) return refuse(`--people names nobody; it takes ${localParts.join(', ')}.`);
  return accept({ people: names.filter(isLocalPart) });
}

function readOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { people: { type: 'string', default: 'manager,hr' }, 'no-clients': { type: 'boolean' } },
    });
    return accept(values);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('.')[0] : String(error);
    return refuse(`${reason}; npm start takes --people ${localParts.join(',')} and --no-clients.`);
  }
}

function isLocalPart(name: string): name is LocalPart {
  return localParts.some((part) => part === name);
}
