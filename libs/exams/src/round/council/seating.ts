import { refuse, values } from '#kernel';
import type { Round } from '../state.js';
import type { BoardKind, BoardSeats, CouncilPart, CouncilRole, CouncilSeat, Office, Seat } from './events.js';

/** Who sits where. */
export type Seating = Pick<CouncilPart, 'members' | 'supervision' | 'boards'>;

interface Body {
  readonly body: string;
  readonly seats: readonly Seat[];
}

const seatsOf = (board: BoardSeats): readonly Seat[] => [
  board.head,
  ...(board.deputy === undefined ? [] : [board.deputy]),
  ...board.members,
  board.secretary,
];

const boardsOf = ({ boards }: Seating): readonly (readonly [BoardKind, BoardSeats])[] =>
  Object.entries(boards) as [BoardKind, BoardSeats][];

const supervisionOf = ({ supervision }: Seating): readonly Seat[] => (supervision === null ? [] : seatsOf(supervision));

/** The council and its boards: those whom the supervision board watches. */
const watched = (seating: Seating): readonly Body[] => [
  { body: 'COUNCIL', seats: seating.members },
  ...boardsOf(seating).map(([kind, board]) => ({ body: kind, seats: seatsOf(board) })),
];

const bodies = (seating: Seating): readonly Body[] => [
  ...watched(seating),
  { body: 'SUPERVISION', seats: supervisionOf(seating) },
];

const people = (seats: readonly Seat[]): readonly string[] => seats.map(({ person }) => person);

const seatedTwice = (seating: Seating) => {
  for (const { body, seats } of bodies(seating)) {
    const member = people(seats).find((person, index, all) => all.indexOf(person) !== index);
    if (member !== undefined) return refuse('seated-twice', { member, body });
  }
  return undefined;
};

/** Discipline and past breaches bar from every body, and so does being a candidate. */
const barredPerson = (round: Round, seating: Seating) => {
  const seats = bodies(seating).flatMap((body) => body.seats);
  const unclean = seats.find(({ standing }) => standing !== 'CLEAN');
  if (unclean !== undefined) return refuse('standing-bars', { member: unclean.person, standing: unclean.standing });
  const applicants = new Set(
    values(round.applications.list)
      .filter(({ status }) => status !== 'WITHDRAWN')
      .map(({ person }) => person),
  );
  const applicant = people(seats).find((person) => applicants.has(person));
  return applicant === undefined ? undefined : refuse('seat-for-applicant', { member: applicant });
};

const supervisorElsewhere = (seating: Seating) => {
  const others = new Set(watched(seating).flatMap(({ seats }) => people(seats)));
  const member = people(supervisionOf(seating)).find((person) => others.has(person));
  return member === undefined ? undefined : refuse('supervisor-elsewhere', { member });
};

const headElsewhere = (seating: Seating) => {
  const boards = boardsOf(seating);
  for (const [kind, { head, deputy }] of boards) {
    const leaders = [head.person, deputy?.person];
    const elsewhere = boards.filter(([other]) => other !== kind).flatMap(([, board]) => people(seatsOf(board)));
    const member = leaders.find((person) => person !== undefined && elsewhere.includes(person));
    if (member !== undefined) return refuse('head-elsewhere', { member });
  }
  return undefined;
};

/** Nobody marks what they coded, and nobody watches over a paper whose questions they wrote. */
const apart = [
  ['CODING', 'MARKING'],
  ['QUESTION', 'INVIGILATION'],
] as const;

const boardsOverlap = ({ boards }: Seating) => {
  for (const [one, other] of apart) {
    const [first, second] = [boards[one], boards[other]].map((board) => (board ? people(seatsOf(board)) : []));
    const member = first?.find((person) => second?.includes(person));
    if (member !== undefined) return refuse('boards-overlap', { member, one, other });
  }
  return undefined;
};

/** What stands against a seating as a whole, whichever command leads to it (ND 170/2025 Art 8(3), TT 22/2025 Art 5, 23). */
export const seatingFault = (round: Round, seating: Seating) =>
  seatedTwice(seating) ??
  barredPerson(round, seating) ??
  supervisorElsewhere(seating) ??
  headElsewhere(seating) ??
  boardsOverlap(seating);

const offices: readonly (readonly [CouncilRole, readonly Office[]])[] = [
  ['CHAIR', ['HEAD', 'DEPUTY_HEAD']],
  ['VICE_CHAIR', ['HR_LEADER']],
  ['SECRETARY', ['HR_OFFICER', 'HR_LEADER']],
];

/** One chair, one vice-chair and one secretary, each from the office that the rules name. */
export const rolesFault = (members: readonly CouncilSeat[]) => {
  for (const [role, from] of offices) {
    const [seat, second] = members.filter((member) => member.role === role);
    if (seat === undefined || second !== undefined || !from.includes(seat.office)) {
      return refuse('council-roles', { role });
    }
  }
  return undefined;
};

const inBoard = <Board extends BoardSeats>(board: Board, member: string, by: Seat): Board => {
  const swap = (seat: Seat): Seat => (seat.person === member ? by : seat);
  return {
    ...board,
    head: swap(board.head),
    ...(board.deputy === undefined ? {} : { deputy: swap(board.deputy) }),
    members: board.members.map(swap),
    secretary: swap(board.secretary),
  };
};

/** The same seating with `by` on every seat that `member` held. */
export const swapped = (seating: Seating, member: string, by: Seat): Seating => ({
  members: seating.members.map((seat) => (seat.person === member ? { ...by, role: seat.role } : seat)),
  supervision: seating.supervision === null ? null : inBoard(seating.supervision, member, by),
  boards: Object.fromEntries(boardsOf(seating).map(([kind, board]) => [kind, inBoard(board, member, by)])),
});
