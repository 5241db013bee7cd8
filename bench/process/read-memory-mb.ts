import { readFileSync } from 'node:fs';

/** Memory a process holds (resident set), in megabytes. Throws where the system keeps no /proc. */
export function readMemoryMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error(`The system does not tell how much memory process ${pid} holds`);
  return Number(kilobytes) / 1024;
}
