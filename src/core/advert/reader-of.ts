import type { AdvertData } from './advert-data.ts';
import { createDraftReader, type DraftReader } from './read-draft.ts';

const readers = new WeakMap<AdvertData, DraftReader>();

/** The reader for some data, made once: that takes longer than reading an advert does. */
export function readerOf(data: AdvertData): DraftReader {
  const known = readers.get(data);
  if (known !== undefined) return known;
  const reader = createDraftReader(data);
  readers.set(data, reader);
  return reader;
}
