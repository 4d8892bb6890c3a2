import { bars, hasDeclared } from '../council/relations.js';
import type { Round } from '../state.js';
import { signerOf } from './track.js';

/** The rule that a relative of the signer fails, whether the plan names it or not. */
export const SIGNERS_RELATIVE = 'SIGNERS_RELATIVE';

/**
 * True for a candidate whom the signer of the contract is barred from by a declared relation. That excludes the
 * candidate, it never makes the signer step aside (NĐ 235/2026 Art 9(1)đ).
 */
export const isSignersRelative = (round: Round, candidate: string): boolean => {
  const signer = signerOf(round);
  return signer !== undefined && bars(round, signer, candidate);
};

/** True while the signer has said nothing of a candidate: one who takes the round over with a successor, for instance. */
export const isSignerSilent = (round: Round, candidate: string): boolean => {
  const signer = signerOf(round);
  return signer !== undefined && !hasDeclared(round, signer, candidate);
};
