import type { Chance } from './chance.ts';

/** Harms the bytes of a file; what comes out may be the same when chance has it so. */
export type Mutation = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const flipBits: Mutation = (bytes, { whole, isLikely }) => {
  const copy = bytes.slice();
  const flips = isLikely(0.5) ? whole(1, 4) : whole(5, 400);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = whole(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << whole(0, 7));
  }
  return copy;
};

const truncate: Mutation = (bytes, { whole }) => bytes.slice(0, whole(1, bytes.length - 1));

const cutOut: Mutation = (bytes, { whole }) => {
  const from = whole(0, bytes.length - 1);
  return Buffer.concat([bytes.slice(0, from), bytes.slice(from + whole(1, 400))]);
};

const repeatPart: Mutation = (bytes, { whole }) => {
  const from = whole(0, bytes.length - 1);
  const part = bytes.slice(from, from + whole(1, 2_000));
  return Buffer.concat([bytes.slice(0, from), ...Array.from({ length: whole(2, 50) }, () => part), bytes.slice(from)]);
};

const insertNoise: Mutation = (bytes, { whole }) => {
  const at = whole(4, bytes.length - 1);
  return Buffer.concat([bytes.slice(0, at), Uint8Array.from({ length: whole(1, 300) }, () => whole(0, 255)), bytes.slice(at)]);
};

const overwrite: Mutation = (bytes, { whole, pick }) => {
  const copy = bytes.slice();
  const at = whole(0, copy.length - 1);
  return copy.fill(pick([0, 0xff, 0x20, 0x50]), at, at + whole(1, 200));
};

/** Ways to harm any file, by name. */
export const mutations: Readonly<Record<string, Mutation>> = { flipBits, truncate, cutOut, repeatPart, insertNoise, overwrite };
