import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const tickMs = 10;

/** Processor time a process has used, in milliseconds; undefined where the system keeps no /proc. */
export function readCpuMs(pid: number): number | undefined {
  try {
    // The name in brackets may itself hold spaces; the fields that count come after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}
