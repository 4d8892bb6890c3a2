import { validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { byPart, changed, partOf, roundOf } from './part.js';

/** How an item was when somebody signed, and when that was. */
export type Signed = Readonly<{ sealIntact: boolean; count: number; at: string }>;

/** One handing over, with the seal as the receiver found it. */
export type Handover = Signed &
  Readonly<{
    from: string;
    to: string;
    witnesses: readonly string[];
    /** As the giver signed; `null` where the signatures of both stand on paper. */
    handed: Signed | null;
  }>;

/** What somebody is asked to sign for. */
export type Offered = Omit<Handover, 'handed'>;

/** An item under seal: it has exactly one holder at any time. */
export type CustodyDoc = Readonly<{
  round: string;
  item: string;
  holder: string;
  /** Who is asked to take it; until then its holder answers for it. */
  offered: Offered | null;
  /** False as soon as one handover found the seal broken. */
  intact: boolean;
  /** When it came to its holder. */
  since: string;
  chain: readonly Handover[];
}>;

const signed = ({ sealIntact, count, at }: Offered): Signed => ({ sealIntact, count, at });

/** Who held what, when, and with which seal. */
export const custody: View<CustodyDoc, RoundEvents> = {
  name: 'custody',
  version: 2,
  indexes: ['round', 'item', 'holder', 'intact', 'since'],
  keyOf: byPart({
    CustodyOffered: ({ item }) => item,
    CustodyTransferred: ({ item }) => item,
    CustodyRefused: ({ item }) => item,
  }),
  on: {
    CustodyOffered: (known, { from, to, witnesses, sealIntact, count }, recorded, key) => {
      const at = validTime(recorded.meta);
      const place = { round: roundOf(recorded), item: partOf(key) };
      return {
        ...(known ?? { ...place, holder: from, intact: true, since: at, chain: [] }),
        intact: (known?.intact ?? true) && sealIntact,
        offered: { from, to, witnesses, sealIntact, count, at },
      };
    },
    CustodyTransferred: (known, { from, to, witnesses, sealIntact, count }, recorded, key) => {
      const at = validTime(recorded.meta);
      const offered = known?.offered ?? null;
      const handed = offered === null ? null : signed(offered);
      return {
        round: roundOf(recorded),
        item: partOf(key),
        holder: to,
        offered: null,
        intact: (known?.intact ?? true) && sealIntact,
        since: at,
        chain: [...(known?.chain ?? []), { from, to, witnesses, sealIntact, count, at, handed }],
      };
    },
    CustodyRefused: (known) => changed(known, { offered: null }),
  },
};
