import { readFileSync } from 'node:fs';
import { callSchema, changeSchema, type Call, type Change } from './connector-plan.ts';

/** Every message the connector has been called with, from the oracle's disk. */
export function readCalls(path: string): readonly Call[] {
  return readLines(path).flatMap((line) => (isChange(line) ? [] : [callSchema.parse(line)]));
}

/** Every change of a message that stands, from the oracle's disk. */
export function readChanges(path: string): readonly Change[] {
  return readLines(path).flatMap((line) => (isChange(line) ? [changeSchema.parse(line)] : []));
}

function isChange(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'changed' in line;
}

function readLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
