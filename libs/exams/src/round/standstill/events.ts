import type { SealedText, UpcastersOf } from '#kernel';
import type { DocumentRef, Reasoned } from '../../wording.js';
import type { Stage } from '#rules';
import type { Signers } from '../plan/events.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** Why a round stands still. */
export const suspendCodes = [
  'UNIT_MERGED',
  'UNIT_SPLIT',
  'UNIT_DISSOLVED',
  'CODE_MAP_MISMATCH',
  'LEAK',
  'DENUNCIATION',
  'FORCE_MAJEURE',
] as const;
export type SuspendCode = (typeof suspendCodes)[number];

/** As what it goes on. CONTINUE_AS_SUCCESSOR: the same posts stand in the successor and its authority confirms. */
export const resumptions = ['UNCHANGED', 'CONTINUE_AS_SUCCESSOR'] as const;
export type Resumption = (typeof resumptions)[number];

export interface StandstillCommands {
  /** By the authority, or by a process that saw the unit change. */
  SuspendRound: { readonly code: SuspendCode; readonly decision?: DocumentRef };
  ResumeRound: {
    readonly as: Resumption;
    readonly successor?: Signers & { readonly unit: string };
    readonly decision: DocumentRef;
  } & Reasoned;
  CancelRound: { readonly decision: DocumentRef } & Reasoned;
  /** By the owner, of a round that nobody has approved yet: its posts are free again. */
  WithdrawDraft: { readonly reason: SealedText };
}

export interface StandstillEvents {
  RoundSuspended: { readonly code: SuspendCode; readonly decision?: DocumentRef };
  RoundResumed: StandstillCommands['ResumeRound'];
  RoundCancelled: StandstillCommands['CancelRound'];
  DraftWithdrawn: StandstillCommands['WithdrawDraft'];
}

export interface StandstillPart {
  /** Where the round goes on after a suspension. */
  readonly resumeTo: Stage | null;
  readonly code: SuspendCode | null;
  readonly successor: (Signers & { readonly unit: string }) | null;
}

/** Every event of this chapter has had one shape so far. */
export const standstillUpcasters: UpcastersOf<StandstillEvents> = {};
