import { at, type Context, values } from '#kernel';
import type { Role } from '../account/events.js';
import { own } from '../own.js';
import { holdsFor, type Reader } from '../reader.js';
import { everybodyIn, headOf, inRole, markersOn, peopleOf, peopleOn } from './council/bodies.js';
import type { BoardKind } from './council/events.js';
import { chairIn, holders, holds, type SeatCode, type Sitting } from './seats.js';
import type { Round } from './state.js';

/** Roles that hold in every round of a body. */
const nearby: readonly Role[] = ['HR', 'AUDITOR'];

/** True when the actor is this person, or acts for this person by a delegation. */
export const acts = (context: Context, person: string | null | undefined): boolean =>
  person !== null && person !== undefined && (context.actor === person || context.onBehalfOf === person);

/** Who acts, and for whom: what stands against one of them stands against the act. */
export const peopleActing = ({ actor, onBehalfOf }: Pick<Context, 'actor' | 'onBehalfOf'>): readonly string[] =>
  onBehalfOf === undefined ? [actor] : [actor, onBehalfOf];

/** Head of the appointing body: of the successor, once the round goes on there. */
export const authorityOf = (round: Round): string | undefined =>
  round.standstill.successor?.authority ?? round.plan.draft?.authority;

export const superiorOf = (round: Round): string | undefined =>
  round.standstill.successor?.superior ?? round.plan.draft?.superior;

/** The owning body whose round it is: of the successor, once the round goes on there. */
export const bodyOf = ({ standstill: { successor }, plan: { draft } }: Round): string | undefined =>
  (successor ?? draft)?.body;

/** True when the member must keep out of everything about this candidate (or about all). */
export const isRecused = (round: Round, member: string, candidate?: string): boolean => {
  const scope = own(round.council.recused, member);
  if (scope === undefined) return false;
  return scope === 'ALL_CANDIDATES' || (candidate !== undefined && scope.includes(candidate));
};

/** The seats of a round as its state says them. */
export const sittingOf = (round: Round): Sitting => ({
  bodies: round.council,
  owner: round.plan.owner,
  newOwner: round.plan.ownershipOfferedTo,
  authority: authorityOf(round) ?? null,
  superior: superiorOf(round) ?? null,
  keepers: round.marking.keepers,
  panel: round.plan.approved?.terms.panel ?? null,
  isOut: (person) => isRecused(round, person),
  applicants: () => values(round.applications.list).map(({ person }) => person),
});

/** Where whoever has anything to do in a round sits. */
const parts: readonly SeatCode[] = [
  'SYSTEM',
  'OWNER',
  'NEW_OWNER',
  'AUTHORITY',
  'SUPERIOR',
  'SEATED',
  'KEEPERS',
  'CANDIDATES',
];

/** True when one of these people has anything to do in the round. */
export const takesPart = (round: Round, people: readonly string[]): boolean => {
  const sitting = sittingOf(round);
  return people.some((person) => parts.some((seat) => holds(person, seat, sitting)));
};

/** True for who takes part in a round, runs it for its body or checks it there. */
export const worksIn = (round: Round, me: Reader): boolean =>
  takesPart(round, [me.person]) || nearby.some((role) => holdsFor(me, role, bodyOf(round)));

/** True for who may know that there is such a round: from its notice on everybody, before it those who work in it. */
export const isKnownTo = (round: Round, me: Reader): boolean => round.plan.noticeOn !== null || worksIn(round, me);

/** Who chairs: the chair, or the vice-chair where the chair is recused. */
export const chairOf = (round: Round): string | null => chairIn(sittingOf(round));

export const secretaryOf = (round: Round): string | null => inRole(round.council, 'SECRETARY');

/** Everybody on a board, its secretary included. */
export const boardPeople = (round: Round, kind: BoardKind): readonly string[] => peopleOn(round.council.boards[kind]);

/** Who may mark for a board: all but its secretary. */
export const boardMarkers = (round: Round, kind: BoardKind): readonly string[] => markersOn(round.council.boards[kind]);

export const boardHead = (round: Round, kind: BoardKind): string | null => headOf(round.council.boards[kind]);

export const supervisors = (round: Round): readonly string[] => peopleOn(round.council.supervision);

export const councilPeople = (round: Round): readonly string[] => peopleOf(round.council.members);

/** Who scores the defence: the panel as the plan says, without excluded or recused members. */
export const panelOf = (round: Round): readonly string[] =>
  holders('PANEL', sittingOf(round)).filter(
    (person) => !isRecused(round, person) && !round.defence.excluded.includes(person),
  );

/** The head who decides on a spread: of the scheme-marking board, or the chair where the council itself scores. */
export const panelHead = (round: Round): string | null => holders('PANEL_HEAD', sittingOf(round))[0] ?? null;

/** Every person with a seat anywhere in the round: those who must be cleared against the list of candidates. */
export const seated = (round: Round): readonly string[] => everybodyIn(round.council);

/** The person behind a candidate's id, once an application was received. */
export const personBehind = (round: Round, candidate: string): string | undefined =>
  at(round.applications.list, candidate)?.person;
