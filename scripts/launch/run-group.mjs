import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { guardGroup } from './guard-group.mjs';
import { watchParents } from './watch-parents.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Milliseconds a program has to end after a signal. */
const grace = 5_000;
/** Ctrl-C reaches the launcher twice, from the terminal and from npm; within this many milliseconds it is one. */
const echo = 500;

/**
 * Runs a program in a process group of its own, hands signals on to the group, leaves nothing of it behind,
 * and answers its exit code (128 + n after signal n, 127 when it cannot be started).
 */
export async function runGroup(command, args, { onError, ...options }) {
  const child = spawn(command, args, { ...options, detached: true });
  if (child.pid === undefined) return new Promise((resolve) => child.once('error', () => resolve(127)));
  const release = guardGroup(child.pid);
  const stopForwarding = forwardSignals(child.pid);
  child.stderr?.setEncoding('utf8').on('data', onError);
  const [code, signal] = await new Promise((resolve) => child.once('exit', (...ending) => resolve(ending)));
  await endGroup(child.pid);
  stopForwarding();
  release();
  return code ?? 128 + constants.signals[signal];
}

function forwardSignals(group) {
  let last = { signal: '', at: 0 };
  let force;
  const forward = (signal) => {
    const now = Date.now();
    if (last.signal === signal && now - last.at < echo) return;
    last = { signal, at: now };
    kill(group, signal);
    force ??= setTimeout(() => kill(group, 'SIGKILL'), grace);
  };
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = watchParents(() => forward('SIGTERM'));
  return () => {
    clearTimeout(force);
    stopWatching();
    for (const signal of signals) process.off(signal, forward);
  };
}

/** Ends what a program has left in its group: asked first, then killed. */
async function endGroup(group) {
  kill(group, 'SIGTERM');
  for (let waited = 0; waited < 2_000 && kill(group, 0); waited += 50) await pause(50);
  kill(group, 'SIGKILL');
}

function kill(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}
