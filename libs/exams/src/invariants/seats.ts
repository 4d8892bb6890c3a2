import type { Recorded } from '#kernel';
import type { BoardKind, BoardSeats, BodyName, CouncilSeat, Seat } from '../round/council/events.js';
import { allOf, isA, type RoundRecorded } from '../round/history.js';
import { before, type Breach, breach, type Check, whoActs } from './breach.js';
import { recusals } from './sheets.js';

type Board = Exclude<BodyName, 'COUNCIL'>;

/** Who sits where, as the events up to a place say it. */
interface Seating {
  readonly council: readonly CouncilSeat[];
  readonly boards: ReadonlyMap<Board, BoardSeats>;
}

const onBoard = ({ head, deputy, members, secretary }: BoardSeats): readonly Seat[] => [
  head,
  ...(deputy === undefined ? [] : [deputy]),
  ...members,
  secretary,
];

const withBoard = ({ council, boards }: Seating, board: Board, seats: BoardSeats): Seating => ({
  council,
  boards: new Map([...boards, [board, seats]]),
});

/** A body in which every seat is looked at anew. */
const reseated = (seating: Seating, body: BodyName, next: <One extends Seat>(seat: One) => One): Seating => {
  if (body === 'COUNCIL') return { ...seating, council: seating.council.map(next) };
  const seats = seating.boards.get(body);
  if (seats === undefined) return seating;
  const { head, deputy, members, secretary } = seats;
  return withBoard(seating, body, {
    head: next(head),
    ...(deputy === undefined ? {} : { deputy: next(deputy) }),
    members: members.map(next),
    secretary: next(secretary),
  });
};

const replaced = (seating: Seating, { data }: RoundRecorded<'MemberReplaced'>): Seating => {
  const { member, by, body } = data;
  const next = <One extends Seat>(seat: One): One => (seat.person === member ? { ...seat, ...by } : seat);
  const bodies: readonly BodyName[] = body === undefined ? ['COUNCIL', ...seating.boards.keys()] : [body];
  return bodies.reduce((now, one) => reseated(now, one, next), seating);
};

const changed = (seating: Seating, { data }: RoundRecorded<'MembersChanged'>): Seating => {
  const { body, added, removed } = data;
  const stays = ({ person }: Seat): boolean => !removed.includes(person);
  if (body === 'COUNCIL') {
    const newcomers = added.map((seat) => ({ ...seat, role: 'MEMBER' as const }));
    return { ...seating, council: [...seating.council.filter(stays), ...newcomers] };
  }
  const seats = seating.boards.get(body);
  if (seats === undefined) return seating;
  const { deputy, ...others } = seats;
  const left = deputy !== undefined && stays(deputy) ? { deputy } : {};
  return withBoard(seating, body, { ...others, ...left, members: [...seats.members.filter(stays), ...added] });
};

const sit = (seating: Seating, recorded: Recorded): Seating => {
  if (isA(recorded, 'CouncilEstablished')) return { ...seating, council: recorded.data.members };
  if (isA(recorded, 'SupervisionBoardEstablished')) return withBoard(seating, 'SUPERVISION', recorded.data);
  if (isA(recorded, 'BoardEstablished')) return withBoard(seating, recorded.data.kind, recorded.data);
  if (isA(recorded, 'MemberReplaced')) return replaced(seating, recorded);
  return isA(recorded, 'MembersChanged') ? changed(seating, recorded) : seating;
};

const nobody: Seating = { council: [], boards: new Map() };

const peopleOn = (seats: readonly Seat[]): readonly string[] => seats.map(({ person }) => person);

/** Everybody who has a seat in council or boards when an event is recorded. */
export const seatedBefore = (history: readonly Recorded[], recorded: Recorded): readonly string[] => {
  const { council, boards } = before(history, recorded).reduce(sit, nobody);
  return [...new Set([...peopleOn(council), ...[...boards.values()].flatMap((board) => peopleOn(onBoard(board)))])];
};

/** A history up to an event, and who sits then. */
interface Moment {
  readonly seating: Seating;
  readonly earlier: readonly Recorded[];
}

type Place = (moment: Moment) => readonly string[];

const council: Place = ({ seating }) => peopleOn(seating.council);

const inRole =
  (role: CouncilSeat['role']): Place =>
  ({ seating }) =>
    peopleOn(seating.council.filter((seat) => seat.role === role));

/** The chair, or who stands in where the chair keeps out of the round. */
const chair: Place = (moment) => {
  const out = recusals(moment.earlier).flatMap(({ member, candidate }) => (candidate === undefined ? [member] : []));
  const chairs = inRole('CHAIR')(moment);
  return chairs.some((person) => out.includes(person)) ? inRole('VICE_CHAIR')(moment) : chairs;
};

const secretary = inRole('SECRETARY');

const seatsOn = (kind: Board, { seating }: Moment): readonly Seat[] => {
  const seats = seating.boards.get(kind);
  return seats === undefined ? [] : onBoard(seats);
};

const board =
  (kind: Board): Place =>
  (moment) =>
    peopleOn(seatsOn(kind, moment));

/** All but the secretary, who keeps the papers. */
const markers =
  (kind: BoardKind): Place =>
  (moment) =>
    peopleOn(seatsOn(kind, moment).slice(0, -1));

const head =
  (kind: BoardKind): Place =>
  (moment) =>
    peopleOn(seatsOn(kind, moment).slice(0, 1));

const isScoredByBoard = ({ earlier }: Moment): boolean =>
  allOf(earlier, 'PlanApproved').at(-1)?.data.terms.panel === 'SCHEME_MARKING_BOARD';

const panel: Place = (moment) => (isScoredByBoard(moment) ? markers('SCHEME_MARKING') : council)(moment);

const panelHead: Place = (moment) => (isScoredByBoard(moment) ? head('SCHEME_MARKING') : chair)(moment);

const keepers: Place = ({ earlier }) => allOf(earlier, 'ScriptsCoded').flatMap(({ data }) => data.keepers);

/** Whose act it is, told here once more. What heads of public bodies sign is not in it, nor what follows by rule. */
const whose: Readonly<Record<string, readonly Place[]>> = {
  BoardEstablished: [chair],
  MotionTabled: [council],
  VoteCast: [council],
  MotionClosed: [chair],
  OpinionGiven: [council],
  OpinionsReported: [chair, secretary],
  PapersSealed: [head('QUESTION'), chair],
  PaperDrawn: [chair],
  ReservePaperTaken: [chair],
  LotSecretLost: [chair],
  WrittenStarted: [head('INVIGILATION'), chair],
  AttendanceRecorded: [board('INVIGILATION')],
  CandidateLate: [board('INVIGILATION')],
  SanctionApplied: [board('INVIGILATION'), chair],
  WrittenEnded: [head('INVIGILATION')],
  ResultCancelled: [chair],
  QuestionErrorDecided: [chair],
  ScriptsCoded: [head('CODING')],
  MarkRecorded: [markers('MARKING')],
  MarkCorrected: [markers('MARKING')],
  ThirdMarkerAssigned: [head('MARKING')],
  HeadDecided: [head('MARKING')],
  CollectiveMarked: [head('MARKING')],
  MarkingCompleted: [head('MARKING')],
  UnsealingConfirmed: [keepers, board('SUPERVISION')],
  CodeMapUnsealed: [keepers, chair],
  CodeMapSettled: [chair],
  AppealMarked: [markers('APPEAL_MARKING')],
  AppealDecided: [chair],
  GateEvaluated: [chair, secretary],
  LateSchemeAccepted: [chair],
  OrderDrawn: [chair],
  SheetSigned: [panel],
  SpreadReviewDecided: [panelHead],
  DefenceSealed: [panelHead],
  ResultsCompiled: [chair, secretary],
  NoResultFound: [chair, secretary],
  ResultsReported: [chair],
  SupervisionReported: [board('SUPERVISION')],
};

interface Walk {
  readonly seating: Seating;
  readonly breaches: readonly Breach[];
}

const unseated = (history: readonly Recorded[], recorded: Recorded, seating: Seating): readonly Breach[] => {
  const places = whose[recorded.type];
  if (places === undefined) return [];
  const moment = { seating, earlier: before(history, recorded) };
  const people = whoActs(recorded);
  return places.some((place) => place(moment).some((person) => people.includes(person)))
    ? []
    : [breach(6, recorded, `${recorded.type} is the act of somebody without the seat for it`)];
};

/** (6) Who acts for council or boards has a seat there at that moment. */
export const actorsAreSeated: Check = (history) =>
  history.reduce(
    ({ seating, breaches }: Walk, recorded): Walk => ({
      seating: sit(seating, recorded),
      breaches: [...breaches, ...unseated(history, recorded, seating)],
    }),
    { seating: nobody, breaches: [] },
  ).breaches;
