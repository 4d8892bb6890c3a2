import { comesBefore } from '#rules';
import { entries } from '#kernel';
import { listed } from './defence/running.js';
import { courseOfRound, hasPaper } from './plan/pack.js';
import { isRunning } from './running.js';
import type { Round } from './state.js';

const satThePaper = (round: Round): readonly string[] =>
  entries(round.written.attendance)
    .filter(([, attendance]) => attendance === 'PRESENT')
    .map(([candidate]) => candidate);

/**
 * Whom the course calls to the defence, still running or not. Where the written result is final before it: who passed
 * the gate, and `null` until the gate is evaluated. Where the defence comes first: whoever sat the paper. Without a
 * paper: everybody on the list.
 */
export const calledToDefence = (round: Round): readonly string[] | null => {
  if (comesBefore(courseOfRound(round), 'WRITTEN_FINAL', 'DEFENCE_READY')) return round.appeals.gate?.admitted ?? null;
  return hasPaper(round) ? satThePaper(round) : listed(round);
};

/** Who is called to the defence and still takes part, by id; nobody before the gate is evaluated. */
export const admittedCandidates = (round: Round): readonly string[] =>
  (calledToDefence(round) ?? []).filter((candidate) => isRunning(round, candidate));
