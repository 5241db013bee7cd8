import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const poll = 250;
/** Milliseconds after which a lock file that names nobody was left by a crash between creating and writing it. */
const nameless = 5_000;

/**
 * Takes the lock file, waiting for a living holder and passing over a dead one. Answers `share`, which names another
 * process that holds it as well and may outlive this one for a moment, and `release`.
 */
export async function takeLock(path, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!create(path)) {
    const holder = readHolder(path);
    if (holder === 'gone') continue;
    if (holder === 'dead') {
      clear(path);
    } else if (!told) {
      onWait(holder);
      told = true;
    }
    await pause(holder === 'dead' ? 10 : poll);
  }
  return {
    share: (pid) => appendFileSync(path, nameOf(pid)),
    release: () => rmSync(path, { force: true }),
  };
}

function create(path) {
  try {
    writeFileSync(path, nameOf(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Answers a living holder's process id, `dead` when none lives any more, or `gone` when the lock has been freed. */
function readHolder(path) {
  try {
    const holders = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    if (holders.length === 0) return Date.now() - statSync(path).mtimeMs > nameless ? 'dead' : 'unknown';
    return holders.find(isAlive)?.split(' ')[0] ?? 'dead';
  } catch (error) {
    if (error.code === 'ENOENT') return 'gone';
    throw error;
  }
}

/** Removes a dead holder's lock; under a lock of its own, or two who found it dead could remove a third one's fresh one. */
function clear(path) {
  const guard = `${path}.clearing`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = ageOf(guard);
    if (age !== undefined && age > nameless) rmSync(guard, { force: true });
    return;
  }
  try {
    if (readHolder(path) === 'dead') rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function ageOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : Date.now() - stats.mtimeMs;
}

/** A process id comes round again; together with the time the process started it names one process. */
function nameOf(pid) {
  return `${pid} ${startOf(pid)}\n`;
}

function isAlive(name) {
  const pid = Number(name.split(' ')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return nameOf(pid) === `${name}\n`;
}

/** When a process started, in ticks since boot; empty where the system has no /proc. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // One that has ended, but whose parent has not asked about it yet, still answers to its id.
    return state === 'Z' ? 'ended' : (fields[18] ?? '');
  } catch {
    return '';
  }
}
