import { readEverything, type KeptText } from '../postgres/open-test-store.ts';

/** Every stored record whose key is like a pattern, in which % stands for anything, read past the program. */
export function storedRecords(dataDir: string, like: string): readonly KeptText[] {
  const pattern = new RegExp(`^${like.split('%').map(escape).join('.*')}$`, 's');
  return readEverything(dataDir).filter(({ key }) => pattern.test(key));
}

const escape = (part: string) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
