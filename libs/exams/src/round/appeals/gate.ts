import { refuse } from '#kernel';
import { compareScores } from '#rules';
import { finalMark } from '../marking/final-mark.js';
import { packOf, termsOf } from '../plan/pack.js';
import { participants } from '../running.js';
import type { Round } from '../state.js';
import { type AppealsRule, byChairOrSecretary } from './rule.js';

/** Lowest written mark with which a candidate goes on; `null`: everybody who has a mark does. */
const passMarkOf = (round: Round): string | null =>
  termsOf(round).writtenPassMark ?? packOf(round).written.passMark.value;

/** Published numbers are compared: 49.995 was published as 50.00 and passes (domain: S06). */
const passes = (round: Round, candidate: string): boolean => {
  const net = finalMark(round, candidate)?.net;
  if (net === undefined) return false;
  const passMark = passMarkOf(round);
  return passMark === null || compareScores(net, passMark) >= 0;
};

export const evaluateGate: AppealsRule<'EvaluateGate'> = (round, _command, context) => {
  if (!byChairOrSecretary(round, context)) return refuse('chair-or-secretary-only');
  if (round.appeals.gate !== null) return [];
  const running = participants(round);
  const admitted = running.filter((candidate) => passes(round, candidate));
  const eliminated = running.filter((candidate) => !admitted.includes(candidate));
  return [{ type: 'GateEvaluated', data: { admitted, eliminated } }];
};
