import { refuse, values } from '#kernel';
import { authorityOf, superiorOf } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { boardsOf, inRole, marksGivenBy, peopleOf, peopleOn, seatsOf } from './bodies.js';
import type { Bodies, BodyName, CouncilRole, CouncilSeat, Office, Seat } from './events.js';

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

/** Who takes a seat on a body by this seating. */
const newcomersIn = (round: Round, seating: Bodies): ReadonlySet<string> => {
  const before = new Map(bodies(round.council).map(({ body, seats }) => [body, new Set(peopleOf(seats))]));
  return new Set(
    bodies(seating).flatMap(({ body, seats }) =>
      peopleOf(seats).filter((person) => before.get(body)?.has(person) !== true),
    ),
  );
};

/** Nobody watches what they do or have done, nor runs what they watch (TT 22/2025 Art 23). */
const supervisorElsewhere = (round: Round, seating: Bodies, newcomers: ReadonlySet<string>) => {
  const { supervision, watched: sat } = round.council.everSat;
  const watchers = new Set([...supervision, ...peopleOn(seating.supervision)]);
  const others = new Set([...sat, ...watched(seating).flatMap(({ seats }) => peopleOf(seats))]);
  const both = [...newcomers].find((person) => watchers.has(person) && others.has(person));
  if (both !== undefined) return refuse('supervisor-elsewhere', { member: both });
  const runs = [round.plan.owner, authorityOf(round), superiorOf(round)];
  const member = peopleOn(seating.supervision).find((person) => newcomers.has(person) && runs.includes(person));
  return member === undefined ? undefined : refuse('supervisor-runs-round', { member });
};

const headElsewhere = (seating: Bodies, newcomers: ReadonlySet<string>) => {
  const boards = boardsOf(seating);
  for (const [kind, { head, deputy }] of boards) {
    const leaders = [head.person, deputy?.person];
    const elsewhere = boards.filter(([other]) => other !== kind).flatMap(([, board]) => peopleOn(board));
    const member = leaders.find(
      (person) => person !== undefined && newcomers.has(person) && elsewhere.includes(person),
    );
    if (member !== undefined) return refuse('head-elsewhere', { member });
  }
  return undefined;
};

/**
 * Nobody takes two steps of one chain, one after the other, nor knows what the other must not: who set the paper does not
 * watch over it, who watched does not code, who coded does not mark, and who marked does not hear the appeal.
 */
const apart = [
  ['QUESTION', 'INVIGILATION'],
  ['INVIGILATION', 'CODING'],
  ['CODING', 'MARKING'],
  ['CODING', 'APPEAL_MARKING'],
  ['MARKING', 'APPEAL_MARKING'],
] as const;

const boardsOverlap = ({ boards }: Bodies, newcomers: ReadonlySet<string>) => {
  for (const [one, other] of apart) {
    const second = peopleOn(boards[other]);
    const member = peopleOn(boards[one]).find((person) => newcomers.has(person) && second.includes(person));
    if (member !== undefined) return refuse('boards-overlap', { member, one, other });
  }
  return undefined;
};

/** The chair decides between marks: whoever takes the chair, or a seat among those who mark, is not both. */
const chairMarks = (seating: Bodies, newcomers: ReadonlySet<string>) => {
  const member = inRole(seating, 'CHAIR');
  if (member === null || !newcomers.has(member)) return undefined;
  const body = (['MARKING', 'APPEAL_MARKING'] as const).find((kind) => peopleOn(seating.boards[kind]).includes(member));
  return body === undefined ? undefined : refuse('chair-marks-nothing', { member, body });
};

/**
 * What stands against a seating as a whole, whichever command leads to it (ND 170/2025 Art 8(3), TT 22/2025 Art 5, 23).
 * What bars from two bodies at once is asked of those who take a seat: it holds up nobody who has sat there before.
 */
export const seatingFault = (round: Round, seating: Bodies) => {
  const newcomers = newcomersIn(round, seating);
  return (
    seatedTwice(seating) ??
    barredPerson(round, seating) ??
    supervisorElsewhere(round, seating, newcomers) ??
    headElsewhere(seating, newcomers) ??
    chairMarks(seating, newcomers) ??
    boardsOverlap(seating, newcomers)
  );
};

/** Every script and every scheme is judged by two or more, independently of each other (TT 22/2025 Art 16(2), 20(1)). */
const MARKERS_MIN = 2;

/** Too few on a board who give marks. */
export const markersFault = (round: Round, seating: Bodies, body: BodyName) => {
  if (body !== 'MARKING' && body !== 'APPEAL_MARKING' && body !== 'SCHEME_MARKING') return undefined;
  const there = marksGivenBy(seating, body);
  const needed = body === 'SCHEME_MARKING' ? packOf(round).defence.scorersMin.value : MARKERS_MIN;
  return there < needed ? refuse('too-few-on-board', { body, there, needed }) : undefined;
};

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
      return refuse('council-roles', { role, offices: from.join(', ') });
    }
  }
  return undefined;
};
