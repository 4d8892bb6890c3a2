import { certain } from '../bug.js';

/** A stream of numbers that is the same for the same seed. Good enough for samples, never for lots or secrets. */
export interface Chance {
  /** A whole number from 0 to `below`, excluded. */
  readonly below: (below: number) => number;
  /** One of at least one item. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** The items in another order. */
  readonly shuffled: <Item>(items: readonly Item[]) => readonly Item[];
}

/** Odd, so that multiples of it run through all 32-bit numbers before one comes back (2^32 over the golden ratio). */
const STEP = 0x9e3779b9;
/** Odd factors with mixed bits, so that neighbouring numbers end far apart. */
const MIX = [0x2c1b3c6d, 0x297a2d39] as const;

const mixed = (value: number): number => {
  const once = Math.imul(value ^ (value >>> 16), MIX[0]);
  const twice = Math.imul(once ^ (once >>> 13), MIX[1]);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/** Chance from a whole number: a counter in steps of an odd number, each value mixed. */
export const chanceOf = (seed: number): Chance => {
  let counter = seed | 0;
  const below = (limit: number): number => {
    counter = (counter + STEP) | 0;
    return mixed(counter) % limit;
  };
  return {
    below,
    pick: (items) => certain(items[below(items.length)], 'there is nothing to pick from'),
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other] as (typeof order)[number], order[last] as (typeof order)[number]];
      }
      return order;
    },
  };
};
