import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Finds Chromium: what LOSEN_CHROMIUM names, else the first of its usual names on the path. */
export function findChromium(env) {
  if (env.LOSEN_CHROMIUM) return isProgram(env.LOSEN_CHROMIUM) ? env.LOSEN_CHROMIUM : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
