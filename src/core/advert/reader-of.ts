import { onceFor } from './once-for.ts';
import { createDraftReader } from './read-draft.ts';

/** The reader for some data, made once: that takes longer than reading an advert does. */
export const readerOf = onceFor(createDraftReader);
