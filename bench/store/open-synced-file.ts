import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

/** A file that is synced after every write. */
export interface SyncedFile {
  /** Writes a second of so many bytes, each followed by fdatasync: what the disk can do at most. */
  readonly measure: (bytes: number, milliseconds: number) => number;
  readonly close: () => void;
}

/** Like SQLite's log, the file has its size from the start and is written from its beginning again when it is full. */
const fileBytes = 4 * 1024 * 1024;

/** Makes the file at its full size. */
export function openSyncedFile(path: string): SyncedFile {
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(fileBytes), 0, fileBytes, 0);
  fdatasyncSync(file);
  let position = 0;
  return {
    measure: (bytes, milliseconds) => {
      const block = Buffer.alloc(bytes, 'x');
      let syncs = 0;
      const began = performance.now();
      while (performance.now() - began < milliseconds) {
        if (position + bytes > fileBytes) position = 0;
        writeSync(file, block, 0, bytes, position);
        fdatasyncSync(file);
        position += bytes;
        syncs += 1;
      }
      return syncs / ((performance.now() - began) / 1000);
    },
    close: () => closeSync(file),
  };
}
