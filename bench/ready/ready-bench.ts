import type { Bench } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { withScratchFolder } from '../process/with-scratch-folder.ts';
import { timeImports } from './time-imports.ts';
import { timeToReady } from './time-to-ready.ts';

/** How long the program takes to be ready, against the dependencies it stands on. */
export const readyBench: Bench = {
  name: 'ready',
  unit: 'ms',
  bar: { must: 'at-most', ratio: 1.25, kind: 'bar' },
  measured: 'From starting the program’s process, on a data folder it has used before, until /health/ready answers 200, asked every 5 ms.',
  against:
    'From starting a process that imports botbuilder, teams-ai’s Application, restify, adaptivecards-templating, zod, pino, keyv, yaml and node:sqlite until it has ended.',
  run: ({ runs }) =>
    withScratchFolder(async (folder) => {
      // The first start makes the database, and both leave their files in the system's memory.
      await timeToReady(folder);
      await timeImports();
      return interleave({
        runs,
        ours: async () => ({ toReady: await timeToReady(folder) }),
        reference: async () => ({ imports: await timeImports() }),
        toRatio: (ours, reference) => figure(ours, 'toReady') / figure(reference, 'imports'),
      });
    }),
};
