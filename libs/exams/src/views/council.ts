import { validTime, type View } from '#kernel';
import { bodiesWith, changing, noBodies, onlySeats, replacing } from '../round/council/bodies.js';
import type { Bodies, Relation } from '../round/council/events.js';
import type { RoundEvents } from '../round/events.js';
import { byRound, changed, changedBy, roundOf } from './part.js';

export type RelationLine = Readonly<{
  member: string;
  candidate: string;
  relation: Relation;
  barring: boolean;
  declaredBy: 'MEMBER' | 'CANDIDATE' | 'OTHER';
  at: string;
}>;

/** `candidate` is `null` when the member keeps out of everything. */
export type RecusalLine = Readonly<{ member: string; candidate: string | null; minutes: string; at: string }>;

export type MotionLine = Readonly<{
  /** Where the vault keeps the subject. */
  subject: string;
  votes: Readonly<Record<string, 'FOR' | 'AGAINST' | 'ABSTAIN'>>;
  outcome: 'OPEN' | 'CARRIED' | 'LOST' | 'REVOTE';
  byChairsSide: boolean;
  /** Who took part in the vote and how many had to, once it is closed; `null` before, and where it was not kept. */
  present: readonly string[] | null;
  quorum: number | null;
}>;

/** The bodies of a round as they sit now, and what came between their members and the candidates. */
export type CouncilDoc = Bodies &
  Readonly<{
    round: string;
    relations: readonly RelationLine[];
    /** Candidates to whom each member declared no relation. */
    cleared: Readonly<Record<string, readonly string[]>>;
    /** Members to whom each candidate declared no relation. */
    clearedByCandidate: Readonly<Record<string, readonly string[]>>;
    recusals: readonly RecusalLine[];
    /** Who asked to be replaced, and still sits. */
    leaving: readonly Readonly<{ member: string; at: string }>[];
    replacements: readonly Readonly<{ member: string; by: string; at: string }>[];
    motions: Readonly<Record<string, MotionLine>>;
  }>;

/** The bodies of a round before any of them sits. */
export const noCouncil = (round: string): CouncilDoc => ({
  round,
  ...noBodies,
  relations: [],
  cleared: {},
  clearedByCandidate: {},
  recusals: [],
  leaving: [],
  replacements: [],
  motions: {},
});

const tabled: Omit<MotionLine, 'subject'> = {
  votes: {},
  outcome: 'OPEN',
  byChairsSide: false,
  present: null,
  quorum: null,
};

type Replaced = RoundEvents['MemberReplaced'];

/** Who no longer sits anywhere is no longer waited for to leave. */
const seatedAs = (document: CouncilDoc, bodies: Bodies): CouncilDoc => ({
  ...document,
  ...bodies,
  leaving: document.leaving.filter(({ member }) => bodiesWith(bodies, member).length > 0),
});

const replaced = (document: CouncilDoc, { member, by, body }: Replaced, at: string): CouncilDoc => ({
  ...seatedAs(document, replacing(document, member, by, body)),
  replacements: [...document.replacements, { member, by: by.person, at }],
});

const withMotion = (document: CouncilDoc | undefined, motion: string, change: Partial<MotionLine>) => {
  const before = document?.motions[motion];
  if (before === undefined) return document;
  return changed(document, { motions: { ...document?.motions, [motion]: { ...before, ...change } } });
};

const union = (list: readonly string[] = [], more: readonly string[]): readonly string[] => [
  ...new Set([...list, ...more]),
];

/** Council, boards and supervision of each round, with relations, recusals and votes. */
export const council: View<CouncilDoc, RoundEvents> = {
  name: 'council',
  version: 3,
  indexes: ['round'],
  keyOf: byRound,
  on: {
    RoundDrafted: (_, __, recorded) => noCouncil(roundOf(recorded)),
    CouncilEstablished: (document, { members }) => changed(document, { members }),
    SupervisionBoardEstablished: (document, board) => changed(document, { supervision: onlySeats(board) }),
    BoardEstablished: (document, board) =>
      changedBy(document, ({ boards }) => ({ boards: { ...boards, [board.kind]: onlySeats(board) } })),
    RelationshipDeclared: (document, { member, candidate, relation, barring, declaredBy }, { meta }) =>
      changedBy(document, ({ relations }) => ({
        relations: [...relations, { member, candidate, relation, barring, declaredBy, at: validTime(meta) }],
      })),
    NoRelationshipDeclared: (document, { member, candidates }) =>
      changedBy(document, ({ cleared }) => ({
        cleared: { ...cleared, [member]: union(cleared[member], candidates) },
      })),
    NoRelationshipToPanelDeclared: (document, { candidate, members }) =>
      changedBy(document, ({ clearedByCandidate: cleared }) => ({
        clearedByCandidate: { ...cleared, [candidate]: union(cleared[candidate], members) },
      })),
    MemberRecused: (document, { member, scope, candidate, minutes }, { meta }) =>
      changedBy(document, ({ recusals }) => ({
        recusals: [
          ...recusals,
          {
            member,
            candidate: scope === 'ONE_CANDIDATE' && candidate !== undefined ? candidate : null,
            minutes,
            at: validTime(meta),
          },
        ],
      })),
    ReplacementRequested: (document, { member }, { meta }) =>
      changedBy(document, ({ leaving }) => ({ leaving: [...leaving, { member, at: validTime(meta) }] })),
    MemberReplaced: (document, data, { meta }) => document && replaced(document, data, validTime(meta)),
    MembersChanged: (document, change) => document && seatedAs(document, changing(document, change)),
    MotionTabled: (document, { motion, subject }) =>
      changedBy(document, ({ motions }) => ({
        motions: { ...motions, [motion]: { ...tabled, subject: subject.ref } },
      })),
    VoteCast: (document, { motion, member, choice }) =>
      withMotion(document, motion, { votes: { ...document?.motions[motion]?.votes, [member]: choice } }),
    // Equal votes without a chair's side: the motion is open again, with no votes.
    MotionClosed: (document, { motion, outcome, byChairsSide, present = null, quorum = null }) =>
      withMotion(document, motion, {
        outcome,
        byChairsSide,
        present,
        quorum,
        ...(outcome === 'REVOTE' ? { votes: {} } : {}),
      }),
  },
};
