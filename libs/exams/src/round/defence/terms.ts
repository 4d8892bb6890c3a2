import { packOf, termsOf } from '../plan/pack.js';
import type { Round } from '../state.js';

/** Widest spread of two sheets without review; `null`: no review in this round. */
export const spreadLimitOf = (round: Round): string | null =>
  termsOf(round).spreadLimit ?? packOf(round).defence.spreadLimit.value;
