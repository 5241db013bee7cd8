import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const pause = 500;

/**
 * Calls `onGone` when the npm that runs the launcher has gone: killed outright, it hands no signal on.
 * Answers the function that ends the watch. A launcher started by hand is not watched; it may outlive its terminal.
 */
export function watchParents(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const before = lineage();
  const timer = setInterval(() => {
    if (lineage() !== before) onGone();
  }, pause);
  return () => clearInterval(timer);
}

/** The launcher's parent, and where that is the shell npm runs its scripts in, the npm above it. */
function lineage() {
  const [name, above] = readStat(process.ppid);
  return /^(?:da|ba|k|z)?sh$/.test(name) ? `${process.ppid} ${above}` : `${process.ppid}`;
}

/** A process's name and its parent's id; empty where the system has no /proc. */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return [stat.slice(stat.indexOf('(') + 1, end), stat.slice(end + 2).split(' ')[1]];
  } catch {
    return ['', ''];
  }
}
