import { type Recorded, validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { byPart, changedBy, partOf, roundOf } from './part.js';

/** How an item was when somebody signed, and when that was. */
export type Signed = Readonly<{ sealIntact: boolean; count: number; at: string }>;

/** One handing over, with the seal as the receiver found it. */
export type Handover = Signed &
  Readonly<{
    from: string;
    to: string;
    witnesses: readonly string[];
    /** As the giver signed; `null` where the signatures of both stand on paper, and of what was taken over. */
    handed: Signed | null;
    /** True where the giver had left, and the chair took it over. */
    takenOver: boolean;
    /** Place in the history of the round: under it the free texts are read. */
    revision: number;
  }>;

/** What somebody is asked to sign for. */
export type Offered = Omit<Handover, 'handed' | 'takenOver' | 'revision'>;

/** What was offered, and came to nobody: who refused it or took it back, and when. The reason is read under `revision`. */
export type RefusedHandover = Offered & Readonly<{ by: string; refusedAt: string; revision: number }>;

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
  /** Handovers that came to nothing: refused by the receiver, or taken back by the giver. */
  refused: readonly RefusedHandover[];
}>;

const signed = ({ sealIntact, count, at }: Offered): Signed => ({ sealIntact, count, at });

type Passing = Pick<Handover, 'from' | 'to' | 'witnesses' | 'sealIntact' | 'count' | 'takenOver'>;

const unheld = { offered: null, intact: true, chain: [], refused: [] } as const;

/** The item with its new holder. */
const passed = (known: CustodyDoc | undefined, passing: Passing, recorded: Recorded, key: string): CustodyDoc => {
  const at = validTime(recorded.meta);
  const { to, sealIntact, takenOver } = passing;
  const { offered, intact, chain, refused } = known ?? unheld;
  const handed = offered === null || takenOver ? null : signed(offered);
  return {
    round: roundOf(recorded),
    item: partOf(key),
    holder: to,
    offered: null,
    intact: intact && sealIntact,
    since: at,
    chain: [...chain, { ...passing, at, handed, revision: recorded.revision }],
    refused,
  };
};

/** Who held what, when, and with which seal. */
export const custody: View<CustodyDoc, RoundEvents> = {
  name: 'custody',
  version: 3,
  indexes: ['round', 'item', 'holder', 'intact', 'since'],
  keyOf: byPart({
    CustodyOffered: ({ item }) => item,
    CustodyTransferred: ({ item }) => item,
    CustodyRefused: ({ item }) => item,
    CustodyTakenOver: ({ item }) => item,
  }),
  on: {
    CustodyOffered: (known, { from, to, witnesses, sealIntact, count }, recorded, key) => {
      const at = validTime(recorded.meta);
      const kept = known ?? { ...unheld, round: roundOf(recorded), item: partOf(key), holder: from, since: at };
      return {
        ...kept,
        intact: kept.intact && sealIntact,
        offered: { from, to, witnesses, sealIntact, count, at },
      };
    },
    CustodyTransferred: (known, { from, to, witnesses, sealIntact, count }, recorded, key) =>
      passed(known, { from, to, witnesses, sealIntact, count, takenOver: false }, recorded, key),
    CustodyTakenOver: (known, { from, to, witnesses, sealIntact, count }, recorded, key) =>
      passed(known, { from, to, witnesses, sealIntact, count, takenOver: true }, recorded, key),
    CustodyRefused: (known, _, { meta, revision }) =>
      changedBy(known, (custody) => ({
        offered: null,
        refused: [
          ...custody.refused,
          ...(custody.offered === null
            ? []
            : [{ ...custody.offered, by: meta.actor, refusedAt: validTime(meta), revision }]),
        ],
      })),
  },
};
