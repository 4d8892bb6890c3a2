import { own } from '../../own.js';
import { onlySeats, replacing } from './bodies.js';
import type { CouncilEvents, CouncilPart } from './events.js';
import { pairOf } from './relations.js';

type Fold<Event extends keyof CouncilEvents> = (part: CouncilPart, data: CouncilEvents[Event]) => CouncilPart;

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

const withMotion = (part: CouncilPart, motion: string, value: CouncilPart['motions'][string]): CouncilPart => ({
  ...part,
  motions: { ...part.motions, [motion]: value },
});

const VoteCast: Fold<'VoteCast'> = (part, { motion, member, choice }) =>
  withMotion(part, motion, { outcome: 'OPEN', votes: { ...own(part.motions, motion)?.votes, [member]: choice } });

/** After a vote without a side everybody votes again. */
const MotionClosed: Fold<'MotionClosed'> = (part, { motion, outcome }) =>
  withMotion(
    part,
    motion,
    outcome === 'REVOTE' ? { outcome: 'OPEN', votes: {} } : { outcome, votes: own(part.motions, motion)?.votes ?? {} },
  );

export const evolve: { readonly [Event in keyof CouncilEvents]: Fold<Event> } = {
  CouncilEstablished: (part, { members }) => ({ ...part, members }),
  SupervisionBoardEstablished: (part, board) => ({ ...part, supervision: onlySeats(board) }),
  BoardEstablished: (part, board) => ({ ...part, boards: { ...part.boards, [board.kind]: onlySeats(board) } }),
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
  MemberReplaced: (part, { member, by }) => ({
    ...part,
    ...replacing(part, member, by),
    replacedBy: { ...part.replacedBy, [member]: by.person },
    leaving: part.leaving.filter((other) => other !== member),
  }),
  MotionTabled: (part, { motion }) => withMotion(part, motion, { votes: {}, outcome: 'OPEN' }),
  VoteCast,
  MotionClosed,
};
