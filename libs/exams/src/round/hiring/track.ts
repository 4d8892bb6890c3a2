import { isOn } from '#rules';
import { authorityOf } from '../people.js';
import { courseOfRound } from '../plan/pack.js';
import type { Round } from '../state.js';

/** True for a round that ends in a contract: the signer chooses, nobody is ranked. Known once its plan is approved. */
export const isHire = (round: Round): boolean => isOn(courseOfRound(round), 'HIRE_DECIDED');

/** Who signs the contract, where there is one to sign. */
export const signerOf = (round: Round): string | undefined => (isHire(round) ? authorityOf(round) : undefined);
