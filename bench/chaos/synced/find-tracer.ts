import { spawnSync } from 'node:child_process';

/** Why system calls cannot be followed here, in a sentence; null when they can. */
export function whyNoTracer(): string | null {
  const tried = spawnSync('strace', ['-f', '-D', '-qq', '-o', '/dev/null', '-e', 'trace=write', process.execPath, '--version'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not here; install the Debian package «strace»';
  if (tried.status !== 0) return `strace may not follow processes here: ${tried.stderr.trim().split('\n')[0] ?? ''}`;
  return null;
}

/** The command before a program that has strace write its reads, writes and flushes into a file; the program stays our own child. */
export function traceInto(path: string): readonly string[] {
  const calls = 'read,readv,recvfrom,recvmsg,write,writev,pwrite64,pwritev,sendto,sendmsg,fdatasync,fsync';
  // A page of the database and a request, whole.
  return ['strace', '-f', '-D', '-qq', '-yy', '-s', '70000', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', path];
}
