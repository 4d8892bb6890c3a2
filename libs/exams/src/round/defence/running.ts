import { at, entries } from '#kernel';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';

/** Who sat down to the defence: drawn, running, not absent. */
export const defenders = (round: Round): readonly string[] =>
  round.defence.order.filter(
    (candidate) => isRunning(round, candidate) && at(round.defence.sessions, candidate)?.status !== 'ABSENT',
  );

/** Candidates on the published list, in the order of their numbers. */
export const listed = (round: Round): readonly string[] =>
  entries(round.applications.list)
    .filter(([, { candidateNo }]) => candidateNo !== null)
    .sort(([, a], [, b]) => a.receipt - b.receipt)
    .map(([candidate]) => candidate);
