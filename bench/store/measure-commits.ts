import type { RecordStore } from '../../src/ports/record-store.ts';
import { toCommit } from './to-commit.ts';

/** Acknowledged commits a second with so many writers, each of whom waits for one before the next. Throws when one is refused. */
export async function measureCommits(
  store: RecordStore,
  versions: number[],
  { writers, milliseconds }: { readonly writers: number; readonly milliseconds: number },
): Promise<number> {
  let commits = 0;
  const began = performance.now();
  const write = async (writer: number): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      const version = versions[writer] ?? 0;
      const result = await store.commit(toCommit(writer, version));
      if (!result.ok) throw new Error(`The commit of ${result.conflict} was refused`);
      versions[writer] = version + 1;
      commits += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return commits / ((performance.now() - began) / 1000);
}
