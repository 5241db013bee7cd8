/** Where something stands in a policy's files; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a policy file, and where. */
export interface PolicyFault extends Place {
  readonly reason: string;
}

/** Takes a fault; reading goes on so that the writer sees all of them at once. */
export type Report = (place: Place, reason: string) => void;

/** Faults by file and line, as an editor lists them; the same sentence about the same line is said once. */
export function sortFaults(faults: readonly PolicyFault[]): readonly PolicyFault[] {
  const distinct = new Map(faults.map((fault) => [`${fault.file}\n${fault.line}\n${fault.reason}`, fault]));
  return [...distinct.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.reason, b.reason));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
