import { refuse } from '#kernel';
import { compareScores } from '#rules';
import { finalMark } from '../marking/final-mark.js';
import { isSchemeOnly, packOf, termsOf } from '../plan/pack.js';
import { isDisqualified, isRunning, participants } from '../running.js';
import type { Round } from '../state.js';
import { type AppealsRule, byChairOrSecretary } from './rule.js';

/** Lowest written mark that opens the defence; `null`: everybody who has a mark goes on. */
const passMarkOf = (round: Round): string | null =>
  termsOf(round).writtenPassMark ?? packOf(round).written.passMark.value;

/** Published numbers are compared: 49.995 was published as 50.00 and passes (domain: S06). */
const passes = (round: Round, candidate: string): boolean => {
  if (isSchemeOnly(round)) return !isDisqualified(round, candidate);
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

/** Who passed the gate and still takes part, by id. */
export const admittedCandidates = (round: Round): readonly string[] =>
  (round.appeals.gate?.admitted ?? []).filter((candidate) => isRunning(round, candidate));
