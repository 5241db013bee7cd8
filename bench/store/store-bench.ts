import { join } from 'node:path';
import { createSqliteRecordStore } from '../../src/store/sqlite-record-store.ts';
import type { Bench } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { measureCommits } from './measure-commits.ts';
import { openSyncedFile } from './open-synced-file.ts';
import { bytesOf, toCommit } from './to-commit.ts';

const sliceMs = 150;
const warmUpMs = 1500;
/** A shared disk can be ten times slower from one second to the next, so the three must be measured close together. */
const slices = 10;

/** Durable commits of the embedded store against what its disk can do at most. */
export const storeBench: Bench = {
  name: 'store',
  unit: 'commits/s',
  bar: { must: 'at-least', ratio: 0.5, kind: 'bar' },
  measured:
    'Acknowledged commits of what a turn writes (a case, its summary, a nonce) to the embedded store, with one writer and with 32; the ratio is the smaller of the two.',
  against:
    'Writing as many bytes and calling fdatasync, in a loop, into a file on the same disk that has its size from the start, as SQLite’s log has.',
  run: ({ runs, scale }) =>
    withScratchFolder(async (folder) => {
      const store = createSqliteRecordStore({ path: join(folder, 'losen.sqlite'), now: Date.now });
      const synced = openSyncedFile(join(folder, 'synced'));
      const versions: number[] = [];
      const commits = (writers: number, milliseconds = sliceMs) => measureCommits(store, versions, { writers, milliseconds: milliseconds * scale });
      try {
        await commits(32, warmUpMs);
        return await interleave({
          runs,
          slices,
          ours: async () => ({ oneWriter: await commits(1), writers32: await commits(32) }),
          reference: async () => ({ fdatasync: synced.measure(bytesOf(toCommit(1, 1)), sliceMs * scale) }),
          toRatio: (ours, reference) => Math.min(figure(ours, 'oneWriter'), figure(ours, 'writers32')) / figure(reference, 'fdatasync'),
        });
      } finally {
        synced.close();
        await store.close();
      }
    }),
};
