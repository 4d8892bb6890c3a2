import type { BoardKind, BoardSeats, Bodies, CouncilRole, Seat } from './events.js';

// Who sits where: the one place that knows how a body is made up, for the rules and the documents alike.

/** A body as it sits; nobody sits on one that was not established yet. */
type Board = BoardSeats | null | undefined;

/** The bodies of a round before any of them sits. */
export const noBodies: Bodies = { members: [], supervision: null, boards: {} };

/** The seats of a board without what stands beside them in a command or an event. */
export const onlySeats = ({ head, deputy, members, secretary }: BoardSeats): BoardSeats => ({
  head,
  ...(deputy === undefined ? {} : { deputy }),
  members,
  secretary,
});

/** All seats of a board, its head first and its secretary last. */
export const seatsOf = (board: Board): readonly Seat[] =>
  board ? [board.head, ...(board.deputy === undefined ? [] : [board.deputy]), ...board.members, board.secretary] : [];

/** The people on these seats. */
export const peopleOf = (seats: readonly Seat[]): readonly string[] => seats.map(({ person }) => person);

/** Everybody on a board, its secretary included. */
export const peopleOn = (board: Board): readonly string[] => peopleOf(seatsOf(board));

/** Who may mark for a board: all but its secretary. */
export const markersOn = (board: Board): readonly string[] =>
  board ? peopleOn(board).filter((person) => person !== board.secretary.person) : [];

/** The head of a board. */
export const headOf = (board: Board): string | null => board?.head.person ?? null;

/** The boards that sit, each with its kind. */
export const boardsOf = ({ boards }: Pick<Bodies, 'boards'>): readonly (readonly [BoardKind, BoardSeats])[] =>
  Object.entries(boards) as [BoardKind, BoardSeats][];

/** Who has this role in the council. */
export const inRole = ({ members }: Pick<Bodies, 'members'>, role: CouncilRole): string | null =>
  members.find((seat) => seat.role === role)?.person ?? null;

/** Every person with a seat on any body, once each. */
export const everybodyIn = (bodies: Bodies): readonly string[] => [
  ...new Set([
    ...peopleOf(bodies.members),
    ...peopleOn(bodies.supervision),
    ...boardsOf(bodies).flatMap(([, board]) => peopleOn(board)),
  ]),
];

const boardWith = (board: BoardSeats, member: string, by: Seat): BoardSeats => {
  const instead = (seat: Seat): Seat => (seat.person === member ? by : seat);
  return {
    head: instead(board.head),
    ...(board.deputy === undefined ? {} : { deputy: instead(board.deputy) }),
    members: board.members.map(instead),
    secretary: instead(board.secretary),
  };
};

/** The same bodies with `by` on every seat that `member` held, in the same role. */
export const replacing = (bodies: Bodies, member: string, by: Seat): Bodies => ({
  members: bodies.members.map((seat) => (seat.person === member ? { ...by, role: seat.role } : seat)),
  supervision: bodies.supervision && boardWith(bodies.supervision, member, by),
  boards: Object.fromEntries(boardsOf(bodies).map(([kind, board]) => [kind, boardWith(board, member, by)])),
});
