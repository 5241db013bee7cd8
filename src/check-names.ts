import { editDistance } from './core/intent/edit-distance.ts';

/** The names a start knows. */
export interface KnownNames {
  readonly own: readonly string[];
  /** Names that mean something to Losen, but not to this start. */
  readonly elsewhere: readonly string[];
}

/** How many keys may have been missed before a name is somebody else's. */
const mostTypos = 3;

/** Names that look like settings of ours and are none, one sentence each: a mistyped setting would otherwise be a missing one, or a default nobody chose. */
export function checkNames(environment: NodeJS.ProcessEnv, { own, elsewhere }: KnownNames): readonly string[] {
  return Object.keys(environment)
    .filter((name) => /^(?:losen_|microsoft_?app)/i.test(name) && !own.includes(name) && !elsewhere.includes(name))
    .map((name) => {
      const near = nearest(name, own);
      return `${name}: is not a setting of Losen${near === undefined ? '.' : `; did you mean ${near}?`}`;
    });
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const [closest] = known
    .map((meant) => ({ meant, typos: editDistance(plain(name), plain(meant), mostTypos + 1) }))
    .sort((one, other) => one.typos - other.typos);
  return closest !== undefined && closest.typos <= mostTypos ? closest.meant : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
