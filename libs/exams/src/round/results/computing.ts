import { agrees, compute, isFault, recompute, type Result } from '#rules';
import { assure, Bug } from '../../bug.js';
import { caseOf, inputsHashOf } from '../case.js';
import type { Round } from '../state.js';

/** The result of the round, worked out twice by two ways. Throws when they differ: then one of them is wrong. */
export const computedTwice = (round: Round): { readonly result: Result; readonly inputsHash: string } => {
  const input = caseOf(round);
  const result = compute(input);
  if (isFault(result)) throw new Bug(`the round makes no sound case: ${result.code} at ${result.path}`);
  assure(agrees(result, recompute(input)), 'the two computations of this round disagree');
  return { result, inputsHash: inputsHashOf(input) };
};
