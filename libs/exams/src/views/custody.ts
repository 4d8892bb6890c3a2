import { validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { byPart, partOf, roundOf } from './part.js';

/** One handing over, with the seal as it was found. */
export type Handover = Readonly<{
  from: string;
  to: string;
  witnesses: readonly string[];
  sealIntact: boolean;
  count: number;
  at: string;
}>;

/** An item under seal: it has exactly one holder at any time. */
export type CustodyDoc = Readonly<{
  round: string;
  item: string;
  holder: string;
  /** False as soon as one handover found the seal broken. */
  intact: boolean;
  /** When it came to its holder. */
  since: string;
  chain: readonly Handover[];
}>;

/** Who held what, when, and with which seal. */
export const custody: View<CustodyDoc, RoundEvents> = {
  name: 'custody',
  version: 1,
  indexes: ['round', 'item', 'holder', 'intact', 'since'],
  keyOf: byPart({ CustodyTransferred: ({ item }) => item }),
  on: {
    CustodyTransferred: (item, { from, to, witnesses, sealIntact, count }, recorded, key) => {
      const at = validTime(recorded.meta);
      return {
        round: roundOf(recorded),
        item: partOf(key),
        holder: to,
        intact: (item?.intact ?? true) && sealIntact,
        since: at,
        chain: [...(item?.chain ?? []), { from, to, witnesses, sealIntact, count, at }],
      };
    },
  },
};
