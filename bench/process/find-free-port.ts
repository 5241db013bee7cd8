import { isPortFree } from '../../src/local/is-port-free.ts';

/** Below every system's usual range for outgoing connections (Linux: from 32768), above the ports that programs are known by. */
const LOWEST = 12_000;
const HIGHEST = 31_999;

/** A port of 127.0.0.1 that nobody listens on just now, for a program that is about to start. See {@link findFreeRow}. */
export const findFreePort = (): Promise<number> => findFreeRow(1);

/**
 * The first of `length` ports in a row that nobody listens on just now.
 *
 * A port the system itself hands out may be given to anybody's next outgoing connection before the program has opened it, or between two
 * starts of the same program; these are never handed out. Drawn at random, so that processes beside each other do not try the same ones in turn.
 */
export async function findFreeRow(length: number): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - length + 2));
    const row = await Promise.all(Array.from({ length }, (_, index) => isPortFree(first + index)));
    if (row.every(Boolean)) return first;
  }
  throw new Error(`No row of ${length} ports between ${LOWEST} and ${HIGHEST} is free`);
}
