import { refuse } from '#kernel';
import { computeUnder } from '#rules';
import { caseOf } from '../case.js';
import { packOf } from '../plan/pack.js';
import { participants } from '../running.js';
import type { Round } from '../state.js';
import { type AppealsRule, byChairOrSecretary } from './rule.js';

/** Who passed the paper, by the computation that also makes the result: it knows how the pack compares marks (S06). */
const passed = (round: Round): ReadonlySet<string> => {
  const { candidates } = computeUnder(packOf(round), caseOf(round));
  return new Set(candidates.filter(({ gate }) => gate === 'PASSED').map(({ id }) => id));
};

export const evaluateGate: AppealsRule<'EvaluateGate'> = (round, _command, context) => {
  if (!byChairOrSecretary(round, context)) return refuse('chair-or-secretary-only');
  if (round.appeals.gate !== null) return [];
  const running = participants(round);
  const through = passed(round);
  const admitted = running.filter((candidate) => through.has(candidate));
  const eliminated = running.filter((candidate) => !through.has(candidate));
  return [{ type: 'GateEvaluated', data: { admitted, eliminated } }];
};
