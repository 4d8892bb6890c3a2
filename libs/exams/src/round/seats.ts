import { isSystem } from '#kernel';
import { CLOCKS } from '../system.js';
import { everybodyIn, headOf, inRole, markersOn, peopleOf, peopleOn } from './council/bodies.js';
import type { Bodies, BoardKind } from './council/events.js';
import type { PlanTerms } from './plan/events.js';

/** The boards that mark or score: their secretaries keep the papers, and give no mark. */
type MarkingKind = 'MARKING' | 'APPEAL_MARKING' | 'SCHEME_MARKING';

/**
 * Where somebody may sit in a round, by its code. `X_BOARD` is everybody on that board; of a board that marks or scores,
 * all but its secretary. `CHAIR` is the vice-chair where the chair keeps out.
 */
export type SeatCode =
  | 'OWNER'
  | 'NEW_OWNER'
  | 'AUTHORITY'
  | 'SUPERIOR'
  | 'CHAIR'
  | 'SECRETARY'
  | 'COUNCIL'
  /** Who scores the defence, the excluded and recused among them. */
  | 'PANEL'
  | 'PANEL_HEAD'
  | `${BoardKind}_BOARD`
  | `${BoardKind}_HEAD`
  | 'SUPERVISION_BOARD'
  /** The two who keep the code map and its salt. */
  | 'KEEPERS'
  /** Whoever sits on any body of the round. */
  | 'SEATED'
  /** Whoever has applied in the round. */
  | 'CANDIDATES'
  /** A process or a clock of the engine. */
  | 'SYSTEM'
  | 'ANYONE';

/** What must be known of a round to say who holds which seat: its state tells it, and so do its documents. */
export interface Sitting {
  readonly bodies: Bodies;
  readonly owner: string | null;
  readonly newOwner: string | null;
  readonly authority: string | null;
  readonly superior: string | null;
  readonly keepers: readonly string[];
  /** Who scores the defence; `null` before the plan is approved: the council, unless the plan says otherwise. */
  readonly panel: PlanTerms['panel'] | null;
  /** True for who keeps out of everything. */
  readonly isOut: (person: string) => boolean;
  readonly applicants: () => readonly string[];
}

const one = (person: string | null): readonly string[] => (person === null ? [] : [person]);

/** Who chairs: the chair, or the vice-chair where the chair keeps out. */
export const chairIn = ({ bodies, isOut }: Pick<Sitting, 'bodies' | 'isOut'>): string | null => {
  const chair = inRole(bodies, 'CHAIR');
  return chair !== null && isOut(chair) ? inRole(bodies, 'VICE_CHAIR') : chair;
};

const isScoredByBoard = ({ panel }: Sitting): boolean => panel === 'SCHEME_MARKING_BOARD';

type Holders = (sitting: Sitting) => readonly string[];

const boardOf =
  (kind: Exclude<BoardKind, MarkingKind>): Holders =>
  ({ bodies }) =>
    peopleOn(bodies.boards[kind]);

const markersOf =
  (kind: MarkingKind): Holders =>
  ({ bodies }) =>
    markersOn(bodies.boards[kind]);

const headAt =
  (kind: BoardKind): Holders =>
  ({ bodies }) =>
    one(headOf(bodies.boards[kind]));

const council: Holders = ({ bodies }) => peopleOf(bodies.members);
const chair: Holders = (sitting) => one(chairIn(sitting));

const table: Readonly<Record<SeatCode, Holders>> = {
  OWNER: ({ owner }) => one(owner),
  NEW_OWNER: ({ newOwner }) => one(newOwner),
  AUTHORITY: ({ authority }) => one(authority),
  SUPERIOR: ({ superior }) => one(superior),
  CHAIR: chair,
  SECRETARY: ({ bodies }) => one(inRole(bodies, 'SECRETARY')),
  COUNCIL: council,
  PANEL: (sitting) => (isScoredByBoard(sitting) ? markersOf('SCHEME_MARKING') : council)(sitting),
  PANEL_HEAD: (sitting) => (isScoredByBoard(sitting) ? headAt('SCHEME_MARKING') : chair)(sitting),
  FORM_CHECK_BOARD: boardOf('FORM_CHECK'),
  FORM_CHECK_HEAD: headAt('FORM_CHECK'),
  QUESTION_BOARD: boardOf('QUESTION'),
  QUESTION_HEAD: headAt('QUESTION'),
  INVIGILATION_BOARD: boardOf('INVIGILATION'),
  INVIGILATION_HEAD: headAt('INVIGILATION'),
  CODING_BOARD: boardOf('CODING'),
  CODING_HEAD: headAt('CODING'),
  MARKING_BOARD: markersOf('MARKING'),
  MARKING_HEAD: headAt('MARKING'),
  APPEAL_MARKING_BOARD: markersOf('APPEAL_MARKING'),
  APPEAL_MARKING_HEAD: headAt('APPEAL_MARKING'),
  SCHEME_MARKING_BOARD: markersOf('SCHEME_MARKING'),
  SCHEME_MARKING_HEAD: headAt('SCHEME_MARKING'),
  SUPERVISION_BOARD: ({ bodies }) => peopleOn(bodies.supervision),
  KEEPERS: ({ keepers }) => keepers,
  SEATED: ({ bodies }) => everybodyIn(bodies),
  CANDIDATES: ({ applicants }) => applicants(),
  SYSTEM: () => [CLOCKS],
  ANYONE: () => [],
};

/** Everybody in the body that scores the defence, those included who keep its papers and give no score. */
export const panelBody = (sitting: Sitting): readonly string[] =>
  isScoredByBoard(sitting) ? peopleOn(sitting.bodies.boards.SCHEME_MARKING) : council(sitting);

/** The people in a seat, as far as they are known by name; nobody in one that is not filled yet. */
export const holders = (seat: SeatCode, sitting: Sitting): readonly string[] => table[seat](sitting);

/** True when this person sits there. */
export const holds = (person: string, seat: SeatCode, sitting: Sitting): boolean => {
  if (seat === 'ANYONE') return true;
  return seat === 'SYSTEM' ? isSystem({ actor: person }) : holders(seat, sitting).includes(person);
};
