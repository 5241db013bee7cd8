import { z } from 'zod';

const entrySchema = z.looseObject({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });
/** For what is written back: a record keeps the order of its keys, which an object schema does not. */
const rawSchema = z.record(z.string(), z.unknown());

type Lock = z.infer<typeof lockSchema>;
type RawLock = Readonly<Record<string, unknown>> & { readonly packages: Readonly<Record<string, unknown>> };

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Optional packages that the lockfile mentions and has no entry for, each as `<name>@<version>`. */
export function missingEntries(data: unknown): readonly string[] {
  return missing(lockSchema.parse(data)).map(({ name, version }) => `${name}@${version}`);
}

/** The lockfile with an entry for every optional package it mentions, and the names of those added. */
export function completeLock(data: unknown): { readonly lock: RawLock; readonly added: readonly string[] } {
  const lock = rawSchema.parse(data);
  const entries = missing(lockSchema.parse(data)).map(({ name, version, dev }) => {
    const words = name.split(/[/-]/);
    const of = (known: readonly string[]) => known.filter((word) => words.includes(word));
    const [os, cpu] = [of(systems), of(processors)];
    // An entry that fits every system would be fetched everywhere.
    if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} does not say which system it is for`);
    const libc = [...(/-gnu/.test(name) ? ['glibc'] : []), ...(/-musl/.test(name) ? ['musl'] : [])];
    const marks = { ...(dev === true ? { dev } : {}), ...(libc.length > 0 && os[0] === 'linux' ? { libc } : {}) };
    return [`node_modules/${name}`, { version, cpu, ...marks, optional: true, os }] as const;
  });
  const { '': root, ...packages } = rawSchema.parse(lock['packages']);
  const all = Object.entries({ ...packages, ...Object.fromEntries(entries) });
  const sorted = all.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    lock: { ...lock, packages: { ...(root === undefined ? {} : { '': root }), ...Object.fromEntries(sorted) } },
    added: entries.map(([path]) => path),
  };
}

function missing({ packages }: Lock) {
  const mentioned = Object.values(packages).flatMap(({ dev, optionalDependencies }) =>
    Object.entries(optionalDependencies ?? {}).map(([name, range]) => ({ name, version: range.replace(/^[~^=]/, ''), dev })),
  );
  return mentioned.filter(
    ({ name }, index) =>
      !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)) && mentioned.findIndex((other) => other.name === name) === index,
  );
}
