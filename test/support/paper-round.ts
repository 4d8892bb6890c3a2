import type { BoardKind, BoardSeats, Seat } from '../../libs/exams/src/round/council/events.js';
import type { Round } from '../../libs/exams/src/round/state.js';
import { blankRound } from './specify.js';
import { type SampleRound, sampleRound } from './sample-round.js';

const seat = (person: string): Seat => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' });

/** A sample board `X`: `X1` heads it, `X2` to `X4` are members, `X5` is its secretary. */
export const sampleBoard = (letter: string): BoardSeats => ({
  head: seat(`${letter}1`),
  members: [`${letter}2`, `${letter}3`, `${letter}4`].map(seat),
  secretary: seat(`${letter}5`),
});

const boards: Readonly<Partial<Record<BoardKind, BoardSeats>>> = {
  QUESTION: sampleBoard('Q'),
  INVIGILATION: sampleBoard('I'),
  CODING: sampleBoard('C'),
  MARKING: sampleBoard('K'),
  APPEAL_MARKING: sampleBoard('R'),
};

/** A round with all boards before its written paper; `changes` say what a spec is about. */
export const paperRound = (sample: SampleRound, changes: Partial<Round> = {}): Round => {
  const round = sampleRound(sample);
  return {
    ...round,
    stage: 'ELIGIBLE_PUBLISHED',
    council: { ...round.council, boards, supervision: sampleBoard('S') },
    written: blankRound.written,
    marking: blankRound.marking,
    appeals: blankRound.appeals,
    defence: blankRound.defence,
    ...changes,
  };
};
