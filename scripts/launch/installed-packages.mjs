import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the hash of the lockfile is kept that node_modules was last brought to. */
export const stampPath = (root) => join(root, 'node_modules', '.losen-installed');

/** npm's own record of what it put into node_modules; it writes it last, so a half-done install has none. */
export const hiddenLockPath = (root) => join(root, 'node_modules', '.package-lock.json');

/** Asks whether node_modules is complete and is what package-lock.json says. */
export function hasPackages(root) {
  if (!existsSync(hiddenLockPath(root))) return false;
  if (readText(stampPath(root)) === expectedStamp(root)) return true;
  if (!agrees(root)) return false;
  // Installed by hand with npm: as good as by us.
  writeStamp(root);
  return true;
}

/** Records that node_modules is what package-lock.json says. */
export function writeStamp(root) {
  writeFileSync(stampPath(root), expectedStamp(root));
}

function expectedStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** Compares the lockfile with npm's record, and the record with what lies on the disk. */
function agrees(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(hiddenLockPath(root));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true && !bringsNode(entry);
    const same = found.version === entry.version && found.integrity === entry.integrity;
    // npm also writes its record when it only works out a new lockfile, so what lies on the disk has the last word.
    return same && versionAt(join(root, path)) === entry.version;
  });
}

function readPackages(path) {
  return readJson(path)?.packages ?? {};
}

function versionAt(folder) {
  return readJson(join(folder, 'package.json'))?.version;
}

function readJson(path) {
  const text = readText(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Npm passes over an optional package that did not arrive; the one that brings Node 24 to this system must be there. */
function bringsNode(entry) {
  return entry.bin?.node !== undefined && names(entry.os, process.platform) && names(entry.cpu, process.arch);
}

function names(list, here) {
  return [list ?? []].flat().includes(here);
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
