import {
  type BoardKind,
  type BoardSeats,
  type Bodies,
  type BodyName,
  bodyNames,
  type CouncilEvents,
  type CouncilRole,
  type Seat,
} from './events.js';

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

/** So many on a board give marks: not its secretary, nor the head of the marking board, who decides between them. */
export const marksGivenBy = ({ boards }: Pick<Bodies, 'boards'>, kind: BoardKind): number =>
  markersOn(boards[kind]).length - (kind === 'MARKING' ? 1 : 0);

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

/** All seats of a body, by its name; none before it sits. */
export const seatsIn = (bodies: Bodies, body: BodyName): readonly Seat[] => {
  if (body === 'COUNCIL') return bodies.members;
  return seatsOf(body === 'SUPERVISION' ? bodies.supervision : bodies.boards[body]);
};

/** The ordinary members of a body: not its head, chair or vice-chair, nor its secretary. */
export const ordinaryIn = (bodies: Bodies, body: BodyName): readonly string[] =>
  body === 'COUNCIL'
    ? peopleOf(bodies.members.filter(({ role }) => role === 'MEMBER'))
    : peopleOf(seatsIn(bodies, body)).slice(1, -1);

/** The bodies on which somebody sits. */
export const bodiesWith = (bodies: Bodies, person: string): readonly BodyName[] =>
  bodyNames.filter((body) => peopleOf(seatsIn(bodies, body)).includes(person));

const withBoard = (
  bodies: Bodies,
  body: Exclude<BodyName, 'COUNCIL'>,
  change: (board: BoardSeats) => BoardSeats,
): Bodies => {
  if (body === 'SUPERVISION') return { ...bodies, supervision: bodies.supervision && change(bodies.supervision) };
  const board = bodies.boards[body];
  return board === undefined ? bodies : { ...bodies, boards: { ...bodies.boards, [body]: change(board) } };
};

const replacedOn = (bodies: Bodies, body: BodyName, member: string, by: Seat): Bodies =>
  body === 'COUNCIL'
    ? { ...bodies, members: bodies.members.map((seat) => (seat.person === member ? { ...by, role: seat.role } : seat)) }
    : withBoard(bodies, body, (board) => boardWith(board, member, by));

const onlyBodies = ({ members, supervision, boards }: Bodies): Bodies => ({ members, supervision, boards });

/** The same bodies with `by` in the place of `member`, in the same role: on one body, or on every one where none is named. */
export const replacing = (bodies: Bodies, member: string, by: Seat, body?: BodyName): Bodies => {
  const names: readonly BodyName[] = body === undefined ? bodyNames : [body];
  return names.reduce((seating, name) => replacedOn(seating, name, member, by), onlyBodies(bodies));
};

/** The same bodies with ordinary members of one of them come in and gone. */
export const changing = (
  bodies: Bodies,
  { body, added, removed }: Pick<CouncilEvents['MembersChanged'], 'body' | 'added' | 'removed'>,
): Bodies => {
  const stays = ({ person }: Seat): boolean => !removed.includes(person);
  if (body === 'COUNCIL') {
    const newcomers = added.map((seat) => ({ ...seat, role: 'MEMBER' as const }));
    return { ...onlyBodies(bodies), members: [...bodies.members.filter(stays), ...newcomers] };
  }
  return withBoard(onlyBodies(bodies), body, ({ head, deputy, members, secretary }) => ({
    head,
    ...(deputy !== undefined && stays(deputy) ? { deputy } : {}),
    members: [...members.filter(stays), ...added],
    secretary,
  }));
};
