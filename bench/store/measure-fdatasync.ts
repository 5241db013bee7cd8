import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

/** Like SQLite's log, the file has its size from the start and is written from its beginning again when it is full. */
const fileBytes = 4 * 1024 * 1024;

/** Writes of so many bytes a second, each followed by fdatasync: what the disk can do at most. */
export function measureFdatasync(path: string, bytes: number, milliseconds: number): number {
  const file = openSync(path, 'w');
  try {
    writeSync(file, Buffer.alloc(fileBytes), 0, fileBytes, 0);
    fdatasyncSync(file);
    const block = Buffer.alloc(bytes, 'x');
    let syncs = 0;
    let position = 0;
    const began = performance.now();
    while (performance.now() - began < milliseconds) {
      writeSync(file, block, 0, bytes, position);
      fdatasyncSync(file);
      syncs += 1;
      position = position + 2 * bytes > fileBytes ? 0 : position + bytes;
    }
    return syncs / ((performance.now() - began) / 1000);
  } finally {
    closeSync(file);
  }
}
