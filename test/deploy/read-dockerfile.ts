/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** A stage: its base and what is done on it. */
export interface Stage {
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** Reads a Dockerfile into its stages; comments and continued lines are taken away. */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const stages: { base: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [name = '', ...rest] = line.split(/\s+/);
    const words = rest.join(' ');
    if (name === 'FROM') stages.push({ base: rest[0] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, words });
  }
  return stages;
}

/** The files a COPY takes from the project and where to; null for what comes from another stage. */
export function copiesOf({ name, words }: Instruction): { readonly sources: readonly string[]; readonly target: string } | null {
  if (name !== 'COPY' || words.includes('--from=')) return null;
  const parts = words.split(' ');
  return { sources: parts.slice(0, -1), target: parts.at(-1) ?? '' };
}
