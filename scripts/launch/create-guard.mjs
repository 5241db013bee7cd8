import { spawn } from 'node:child_process';

// Reads until the launcher's end of the pipe closes, which it does however the launcher ends, then ends the group.
const script = `
  read -r group || exit
  read -r _
  kill -s TERM -- "-$group"
  sleep "$0"
  kill -s KILL -- "-$group"
`;

/**
 * Starts a guard that ends a process group, within `grace` seconds, should the launcher be killed outright.
 * It stands ready before there is a group: `watch` names the group, `dismiss` sends the guard home.
 */
export function createGuard(grace) {
  const guard = spawn('/bin/sh', ['-c', script, String(grace)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return {
    watch: (group) => guard.stdin.write(`${group}\n`),
    dismiss: () => guard.kill('SIGKILL'),
  };
}
