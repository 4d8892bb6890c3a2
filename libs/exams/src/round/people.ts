import { at, type Context } from '#kernel';
import { own } from '../own.js';
import type { BoardKind, BoardSeats, CouncilRole } from './council/events.js';
import type { Round } from './state.js';

/** True when the actor is this person, or acts for this person by a delegation. */
export const acts = (context: Context, person: string | null | undefined): boolean =>
  person !== null && person !== undefined && (context.actor === person || context.onBehalfOf === person);

/** Head of the appointing body: of the successor, once the round goes on there. */
export const authorityOf = (round: Round): string | undefined =>
  round.standstill.successor?.authority ?? round.plan.draft?.authority;

export const superiorOf = (round: Round): string | undefined =>
  round.standstill.successor?.superior ?? round.plan.draft?.superior;

const withRole = (round: Round, role: CouncilRole): string | null =>
  round.council.members.find((seat) => seat.role === role)?.person ?? null;

/** True when the member must keep out of everything about this candidate (or about all). */
export const isRecused = (round: Round, member: string, candidate?: string): boolean => {
  const scope = own(round.council.recused, member);
  if (scope === undefined) return false;
  return scope === 'ALL_CANDIDATES' || (candidate !== undefined && scope.includes(candidate));
};

/** Who chairs: the chair, or the vice-chair where the chair is recused. */
export const chairOf = (round: Round): string | null => {
  const chair = withRole(round, 'CHAIR');
  return chair !== null && isRecused(round, chair) ? withRole(round, 'VICE_CHAIR') : chair;
};

export const secretaryOf = (round: Round): string | null => withRole(round, 'SECRETARY');

const seatsOf = (board: BoardSeats): readonly string[] =>
  [board.head, ...(board.deputy ? [board.deputy] : []), ...board.members, board.secretary].map((seat) => seat.person);

/** Everybody on a board, its secretary included. */
export const boardPeople = (round: Round, kind: BoardKind): readonly string[] => {
  const board = round.council.boards[kind];
  return board === undefined ? [] : seatsOf(board);
};

/** Who may mark for a board: all but its secretary. */
export const boardMarkers = (round: Round, kind: BoardKind): readonly string[] => {
  const secretary = round.council.boards[kind]?.secretary.person;
  return boardPeople(round, kind).filter((person) => person !== secretary);
};

export const boardHead = (round: Round, kind: BoardKind): string | null =>
  round.council.boards[kind]?.head.person ?? null;

export const supervisors = (round: Round): readonly string[] =>
  round.council.supervision === null ? [] : seatsOf(round.council.supervision);

export const councilPeople = (round: Round): readonly string[] => round.council.members.map((seat) => seat.person);

/** Who scores the defence: the whole council or the scheme-marking board, as the plan says, without excluded or recused members. */
export const panelOf = (round: Round): readonly string[] => {
  const scheme = round.plan.approved?.terms.panel === 'SCHEME_MARKING_BOARD';
  const people = scheme ? boardMarkers(round, 'SCHEME_MARKING') : councilPeople(round);
  return people.filter((person) => !isRecused(round, person) && !round.defence.excluded.includes(person));
};

/** The head who decides on a spread: of the scheme-marking board, or the chair where the council itself scores. */
export const panelHead = (round: Round): string | null =>
  round.plan.approved?.terms.panel === 'SCHEME_MARKING_BOARD' ? boardHead(round, 'SCHEME_MARKING') : chairOf(round);

/** Every person with a seat anywhere in the round: those who must be cleared against the list of candidates. */
export const seated = (round: Round): readonly string[] => [
  ...new Set([
    ...councilPeople(round),
    ...supervisors(round),
    ...(Object.keys(round.council.boards) as BoardKind[]).flatMap((kind) => boardPeople(round, kind)),
  ]),
];

/** The person behind a candidate's id, once an application was received. */
export const personBehind = (round: Round, candidate: string): string | undefined =>
  at(round.applications.list, candidate)?.person;
