import { readFileSync } from 'node:fs';

/** The most memory that any process this one has started has held so far, in megabytes, as the kernel counts it; 0 where the system does not tell. */
export function readPeakMb(): number {
  const peaks = (read(`/proc/self/task/${process.pid}/children`).match(/\d+/g) ?? []).map((child) =>
    Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${child}/status`))?.[1] ?? 0),
  );
  return Math.max(0, ...peaks) / 1024;
}

/** A process may be gone, or the system may have no such file. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
