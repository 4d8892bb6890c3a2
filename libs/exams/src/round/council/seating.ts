import { refuse, values } from '#kernel';
import type { Round } from '../state.js';
import { boardsOf, peopleOf, peopleOn, seatsOf } from './bodies.js';
import type { Bodies, CouncilRole, CouncilSeat, Office, Seat } from './events.js';

interface Body {
  readonly body: string;
  readonly seats: readonly Seat[];
}

/** The council and its boards: those whom the supervision board watches. */
const watched = (seating: Bodies): readonly Body[] => [
  { body: 'COUNCIL', seats: seating.members },
  ...boardsOf(seating).map(([kind, board]) => ({ body: kind, seats: seatsOf(board) })),
];

const bodies = (seating: Bodies): readonly Body[] => [
  ...watched(seating),
  { body: 'SUPERVISION', seats: seatsOf(seating.supervision) },
];

const seatedTwice = (seating: Bodies) => {
  for (const { body, seats } of bodies(seating)) {
    const member = peopleOf(seats).find((person, index, all) => all.indexOf(person) !== index);
    if (member !== undefined) return refuse('seated-twice', { member, body });
  }
  return undefined;
};

/** Discipline and past breaches bar from every body, and so does being a candidate. */
const barredPerson = (round: Round, seating: Bodies) => {
  const seats = bodies(seating).flatMap((body) => body.seats);
  const unclean = seats.find(({ standing }) => standing !== 'CLEAN');
  if (unclean !== undefined) return refuse('standing-bars', { member: unclean.person, standing: unclean.standing });
  const applicants = new Set(
    values(round.applications.list)
      .filter(({ status }) => status !== 'WITHDRAWN')
      .map(({ person }) => person),
  );
  const applicant = peopleOf(seats).find((person) => applicants.has(person));
  return applicant === undefined ? undefined : refuse('seat-for-applicant', { member: applicant });
};

const supervisorElsewhere = (seating: Bodies) => {
  const others = new Set(watched(seating).flatMap(({ seats }) => peopleOf(seats)));
  const member = peopleOn(seating.supervision).find((person) => others.has(person));
  return member === undefined ? undefined : refuse('supervisor-elsewhere', { member });
};

const headElsewhere = (seating: Bodies) => {
  const boards = boardsOf(seating);
  for (const [kind, { head, deputy }] of boards) {
    const leaders = [head.person, deputy?.person];
    const elsewhere = boards.filter(([other]) => other !== kind).flatMap(([, board]) => peopleOn(board));
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

const boardsOverlap = ({ boards }: Bodies) => {
  for (const [one, other] of apart) {
    const second = peopleOn(boards[other]);
    const member = peopleOn(boards[one]).find((person) => second.includes(person));
    if (member !== undefined) return refuse('boards-overlap', { member, one, other });
  }
  return undefined;
};

/** What stands against a seating as a whole, whichever command leads to it (ND 170/2025 Art 8(3), TT 22/2025 Art 5, 23). */
export const seatingFault = (round: Round, seating: Bodies) =>
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
