import { at, type Context } from '#kernel';
import { acts, boardPeople } from '../people.js';
import { isSuspended, participants } from '../running.js';
import type { Round } from '../state.js';

export const isPresent = (round: Round, candidate: string): boolean =>
  at(round.written.attendance, candidate) === 'PRESENT';

/** The actor sits on the invigilation board. */
export const invigilates = (round: Round, context: Context): boolean =>
  boardPeople(round, 'INVIGILATION').some((person) => acts(context, person));

/** Whoever hands in a script: present to the end, neither withdrawn nor suspended. */
export const scriptsDue = (round: Round): readonly string[] =>
  participants(round).filter((candidate) => isPresent(round, candidate) && !isSuspended(round, candidate));
