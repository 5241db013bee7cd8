import { spawn } from 'node:child_process';

// Reads until the launcher's end of the pipe closes, which it does however the launcher ends, then ends the group.
const script = 'read -r _; kill -s TERM -- "-$0"; sleep 5; kill -s KILL -- "-$0"';

/** Ends the process group should the launcher be killed outright; answers the function that calls the guard off. */
export function guardGroup(group) {
  const guard = spawn('/bin/sh', ['-c', script, String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return () => guard.kill('SIGKILL');
}
