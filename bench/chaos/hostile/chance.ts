import type { Random } from '../create-random.ts';

/** Choices made by chance. */
export interface Chance {
  readonly random: Random;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  /** One of several; throws when there are none. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly isLikely: (part: number) => boolean;
}

/** Choices from a sequence of numbers. */
export function createChance(random: Random): Chance {
  const whole = (low: number, high: number) => low + Math.floor(random.next() * (high - low + 1));
  return {
    random,
    whole,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error('There is nothing to choose from');
      return item;
    },
    isLikely: (part) => random.next() < part,
  };
}
