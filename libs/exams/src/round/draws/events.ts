import type { UpcastersOf } from '#kernel';
import type { Reasoned } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** What is drawn in a round: the version of the paper, and the order of the defence. */
export const lotNames = ['PAPER', 'ORDER'] as const;
export type LotName = (typeof lotNames)[number];

export interface DrawsCommands {
  /**
   * SHA-256 of the secret (64 hex digits, as bytes), made public before anybody gives a number. Sent again it replaces one
   * to which no number was given yet. Without `lot`: for the order of the defence.
   */
  CommitLot: { readonly commitment: string; readonly lot?: LotName };
  /**
   * 64 hex digits, of one's own choice. For the paper by a member of the council or the supervision board; for the order by
   * or for a `candidate` who is called to the defence.
   */
  GiveLotNumber: { readonly lot: LotName; readonly number: string; readonly candidate?: string };
  /** By the chair: the secret cannot be shown any more. The commitment, which everybody knew before, takes its place. */
  DeclareLotSecretLost: { readonly lot: LotName } & Reasoned;
}

export interface DrawsEvents {
  /** `replaces`: the commitment that was wrong. Both are absent in what was recorded before there were two lots. */
  LotCommitted: { readonly commitment: string; readonly lot?: LotName; readonly replaces?: string };
  /** `giver`: the id of a candidate for the order, a personId for the paper. */
  LotNumberGiven: { readonly lot: LotName; readonly giver: string; readonly number: string };
  LotSecretLost: DrawsCommands['DeclareLotSecretLost'];
}

/** A number that somebody gave to a lot. */
export interface LotNumber {
  readonly giver: string;
  readonly number: string;
}

export interface Lot {
  readonly commitment: string | null;
  /** Who made the commitment and may know its secret: gives no number, nor any for others. */
  readonly holders: readonly string[];
  readonly numbers: readonly LotNumber[];
  readonly lost: boolean;
}

export type DrawsPart = Readonly<Record<LotName, Lot>>;

/** Every event of this chapter has had one shape so far. */
export const drawsUpcasters: UpcastersOf<DrawsEvents> = {};
