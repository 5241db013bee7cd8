import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { createGuard } from './create-guard.mjs';
import { watchParents } from './watch-parents.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Ctrl-C reaches the launcher twice, from the terminal and from npm; within this many milliseconds it is one. */
const echo = 500;
/** Milliseconds that what a program leaves behind has to end before it is killed. */
const leftovers = 2_000;

/**
 * Runs a program in a process group of its own, hands signals on to the group, leaves nothing of it behind,
 * and answers its exit code (128 + n after signal n, 127 when it cannot be started). `grace` is how many seconds it
 * has to end after a signal, `onStart` hears its process id, `onError` what it writes to a piped standard error.
 */
export async function runGroup(command, args, { grace = 5, onStart, onError, ...options }) {
  // Both stand ready before the program does, or a signal in between would leave it alone in the world.
  const forwarding = forwardSignals(grace);
  const guard = createGuard(grace);
  const child = spawn(command, args, { ...options, detached: true });
  const ending = new Promise((resolve) => {
    child.once('error', () => resolve([127, null]));
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  if (child.pid !== undefined) {
    guard.watch(child.pid);
    forwarding.begin(child.pid);
    onStart?.(child.pid);
    child.stderr?.setEncoding('utf8').on('data', onError);
  }
  const [code, signal] = await ending;
  if (child.pid !== undefined) await endGroup(child.pid);
  forwarding.end();
  guard.dismiss();
  return code ?? 128 + constants.signals[signal];
}

function forwardSignals(grace) {
  let group;
  let last = { signal: '', at: 0 };
  let force;
  const send = () => {
    if (group === undefined || last.signal === '') return;
    kill(group, last.signal);
    force ??= setTimeout(() => kill(group, 'SIGKILL'), grace * 1_000);
  };
  const forward = (signal) => {
    const now = Date.now();
    if (last.signal === signal && now - last.at < echo) return;
    last = { signal, at: now };
    send();
  };
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = watchParents(() => forward('SIGTERM'));
  return {
    begin: (pid) => {
      group = pid;
      send();
    },
    end: () => {
      clearTimeout(force);
      stopWatching();
      for (const signal of signals) process.off(signal, forward);
    },
  };
}

/** Ends what a program has left in its group: asked first, then killed. */
async function endGroup(group) {
  kill(group, 'SIGTERM');
  for (let waited = 0; waited < leftovers && kill(group, 0); waited += 50) await pause(50);
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
