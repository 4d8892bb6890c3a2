import { comesBefore, type Course, isOn, type Stage } from '#rules';
import { hasRole, holdsFor, nameReaders, type Reader } from '../reader.js';
import { courseIn } from '../views/course.js';
import { type CouncilDoc, noCouncil } from '../views/council.js';
import type { RoundDoc } from '../views/rounds.js';
import { sittingIn } from '../questions/sitting.js';
import { boardsOf, headOf, peopleOn } from './council/bodies.js';
import type { BoardKind } from './council/events.js';
import { holds, panelBody, type SeatCode } from './seats.js';
import { stageHeld, type Whereabouts } from './standstill/resumption.js';

/** What somebody is in one round. A role alone opens nothing of a round in which its holder has no seat. */
export interface Place {
  /** HR of the body whose round it is, its owner, the secretary of its council, the authority or its superior. */
  readonly organiser: boolean;
  /** An auditor of that body, or on its supervision board. */
  readonly overseer: boolean;
  readonly council: boolean;
  readonly chair: boolean;
  /** Sits with those who score the defence, and as their secretary too. */
  readonly panel: boolean;
  /** Decides on spreads of the scores. */
  readonly panelHead: boolean;
  readonly boards: readonly BoardKind[];
  readonly heads: readonly BoardKind[];
  /** Keeps the code map or its salt. */
  readonly keeper: boolean;
}

/** Who reads a part of which round. */
export interface Viewer {
  readonly me: Reader;
  readonly round: RoundDoc;
  readonly place: Place;
}

/** Who may ask for something. */
export type May = (viewer: Viewer) => boolean;

/** What a reader is in a round, by the bodies as they sit now. */
export const placeIn = (me: Reader, round: RoundDoc, council: CouncilDoc = noCouncil(round.round)): Place => {
  const { person } = me;
  const sitting = sittingIn(round, council);
  const sits = (...seats: readonly SeatCode[]): boolean => seats.some((seat) => holds(person, seat, sitting));
  const boards = boardsOf(council);
  return {
    organiser: holdsFor(me, 'HR', round.body) || sits('OWNER', 'NEW_OWNER', 'SECRETARY', 'AUTHORITY', 'SUPERIOR'),
    overseer: holdsFor(me, 'AUDITOR', round.body) || sits('SUPERVISION_BOARD'),
    council: sits('COUNCIL'),
    chair: sits('CHAIR'),
    panel: panelBody(sitting).includes(person),
    panelHead: sits('PANEL_HEAD'),
    boards: boards.filter(([, board]) => peopleOn(board).includes(person)).map(([kind]) => kind),
    heads: boards.filter(([, board]) => headOf(board) === person).map(([kind]) => kind),
    keeper: sits('KEEPERS'),
  };
};

/** Everybody whom the documents of a round seat somewhere. */
const seats: readonly SeatCode[] = ['OWNER', 'NEW_OWNER', 'AUTHORITY', 'SUPERIOR', 'SEATED', 'KEEPERS'];

/** True for who has a seat in a round. Who has applied, the documents of the candidates tell. */
export const hasPartIn = (round: RoundDoc, council: CouncilDoc = noCouncil(round.round), person: string): boolean => {
  const sitting = sittingIn(round, council);
  return seats.some((seat) => holds(person, seat, sitting));
};

/** How far a round has come, and on which course. */
export interface Progress extends Whereabouts {
  readonly course: Course;
}

/**
 * True once the round has come to `until` on its own course: what an interview comes before is not yet reached when it
 * is over. A round that stands still is where it was when it was suspended; one that has ended has passed all stages.
 */
export const hasReached = (progress: Progress, until: Stage): boolean => {
  const now = stageHeld(progress);
  return now !== null && (now === until || !isOn(progress.course, now) || comesBefore(progress.course, until, now));
};

/** How far a round has come, as its document says. */
export const progressOf = (round: RoundDoc): Progress => ({ ...round, course: courseIn(round) });

/** As {@link hasReached}, of the round that somebody reads. */
export const reached = ({ round }: Pick<Viewer, 'round'>, until: Stage): boolean =>
  hasReached(progressOf(round), until);

/** Those who run the round, watch over it or sit in its council. */
export const isInsider = ({ place }: Viewer): boolean => place.organiser || place.overseer || place.council;

/** Who knows the people of a round by name: whoever runs it or sits in its council, in a role that reads names at all. */
export const knowsNames: May = ({ me, place }) => hasRole(me, ...nameReaders) && (place.organiser || place.council);

/** Insiders, and whoever sits on a board. */
export const hasAnySeat = (viewer: Viewer): boolean => isInsider(viewer) || viewer.place.boards.length > 0;

/** Auditors and the supervision board. */
export const oversees = ({ place }: Viewer): boolean => place.overseer;

/** What stands open to whoever may sign in. */
export const everyone = (): boolean => true;

/** All of these lines for who may see all; else those that the reader wrote. */
export const linesFor = <Line extends { readonly marker: string }>(
  lines: readonly Line[],
  { me }: Viewer,
  seesAll: boolean,
): readonly Line[] => (seesAll ? lines : lines.filter(({ marker }) => marker === me.person));

/**
 * Who reads the past of a round. What the reader is today decides: whose seat is gone sees nothing by having had it. Those
 * who run the round, watch over it or sit in its council see its past as open as it is to them today. To everybody else
 * only what was open then is open still: a result that was replaced before it was told was never told.
 */
export const viewerOfPast = (viewer: Viewer, round: RoundDoc): Viewer =>
  isInsider(viewer) ? viewer : { ...viewer, round };
