import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Finds a Node that runs TypeScript: the running one when it is 24 or newer, else the one among the packages. */
export function findNode(root, running) {
  if (Number.parseInt(running.versions.node, 10) >= 24) return running.execPath;
  const packaged = join(root, 'node_modules', `node-${running.platform}-${running.arch}`, 'bin', 'node');
  try {
    accessSync(packaged, constants.X_OK);
    return packaged;
  } catch {
    return undefined;
  }
}
