import type { Meta } from '#kernel';
import { own } from '../../own.js';
import type { Round } from '../state.js';
import { bodiesWith, boardsOf, changing, onlySeats, peopleOf, peopleOn, replacing } from './bodies.js';
import type { Bodies, CouncilEvents, CouncilPart } from './events.js';
import { stageHeld } from '../standstill/resumption.js';
import { pairOf } from './relations.js';

type Fold<Event extends keyof CouncilEvents> = (
  part: CouncilPart,
  data: CouncilEvents[Event],
  meta: Meta,
  round: Round,
) => CouncilPart;

const united = (known: readonly string[] = [], more: readonly string[]): readonly string[] => [
  ...new Set([...known, ...more]),
];

const RelationshipDeclared: Fold<'RelationshipDeclared'> = (part, { member, candidate, relation, barring }) => {
  const relations = { ...part.relations, [pairOf(member, candidate)]: { relation, barring } };
  const cleared = own(part.clearedOf, member);
  if (!barring || cleared === undefined) return { ...part, relations };
  // What was found out takes back what was declared.
  const clearedOf = { ...part.clearedOf, [member]: cleared.filter((other) => other !== candidate) };
  return { ...part, relations, clearedOf };
};

const MemberRecused: Fold<'MemberRecused'> = (part, { member, scope, candidate }) => {
  const known = own(part.recused, member);
  const out =
    scope === 'ALL_CANDIDATES' || known === 'ALL_CANDIDATES'
      ? ('ALL_CANDIDATES' as const)
      : united(known, candidate === undefined ? [] : [candidate]);
  return { ...part, recused: { ...part.recused, [member]: out } };
};

const bodiesOf = ({ members, supervision, boards }: CouncilPart): Bodies => ({ members, supervision, boards });

/** The bodies as they sit now, and who has ever sat where. */
const seatedAs = (part: CouncilPart, bodies: Bodies): CouncilPart => {
  const { supervision, watched } = part.everSat;
  const others = [...peopleOf(bodies.members), ...boardsOf(bodies).flatMap(([, board]) => peopleOn(board))];
  return {
    ...part,
    ...bodies,
    everSat: { supervision: united(supervision, peopleOn(bodies.supervision)), watched: united(watched, others) },
  };
};

/** Who no longer sits anywhere is no longer waited for to leave. */
const withoutLeft = (part: CouncilPart): CouncilPart => ({
  ...part,
  leaving: part.leaving.filter((member) => bodiesWith(part, member).length > 0),
});

type Motion = CouncilPart['motions'][string];

const untabled: Motion = { votes: {}, outcome: 'OPEN', tabledIn: null };

const withMotion = (part: CouncilPart, motion: string, change: Partial<Motion>): CouncilPart => ({
  ...part,
  motions: { ...part.motions, [motion]: { ...untabled, ...own(part.motions, motion), ...change } },
});

const VoteCast: Fold<'VoteCast'> = (part, { motion, member, choice }) =>
  withMotion(part, motion, { outcome: 'OPEN', votes: { ...own(part.motions, motion)?.votes, [member]: choice } });

/** After a vote without a side everybody votes again. */
const MotionClosed: Fold<'MotionClosed'> = (part, { motion, outcome }) =>
  withMotion(part, motion, outcome === 'REVOTE' ? { outcome: 'OPEN', votes: {} } : { outcome });

export const evolve: { readonly [Event in keyof CouncilEvents]: Fold<Event> } = {
  CouncilEstablished: (part, { members }) => seatedAs(part, { ...bodiesOf(part), members }),
  SupervisionBoardEstablished: (part, board) => seatedAs(part, { ...bodiesOf(part), supervision: onlySeats(board) }),
  BoardEstablished: (part, board) =>
    seatedAs(part, { ...bodiesOf(part), boards: { ...part.boards, [board.kind]: onlySeats(board) } }),
  RelationshipDeclared,
  NoRelationshipDeclared: (part, { member, candidates }) => ({
    ...part,
    clearedOf: { ...part.clearedOf, [member]: united(own(part.clearedOf, member), candidates) },
  }),
  NoRelationshipToPanelDeclared: (part, { candidate, members }) => ({
    ...part,
    candidateCleared: { ...part.candidateCleared, [candidate]: united(own(part.candidateCleared, candidate), members) },
  }),
  MemberRecused,
  ReplacementRequested: (part, { member }) => ({ ...part, leaving: united(part.leaving, [member]) }),
  MemberReplaced: (part, { member, by, body }) => ({
    ...withoutLeft(seatedAs(part, replacing(part, member, by, body))),
    replacedBy: { ...part.replacedBy, [member]: by.person },
  }),
  MembersChanged: (part, change) => withoutLeft(seatedAs(part, changing(part, change))),
  MotionTabled: (part, { motion }, _meta, { stage, standstill }) =>
    withMotion(part, motion, {
      votes: {},
      outcome: 'OPEN',
      tabledIn: stageHeld({ stage, resumeTo: standstill.resumeTo }),
    }),
  VoteCast,
  MotionClosed,
};
