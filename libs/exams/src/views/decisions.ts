import { type Recorded, type SealedText, validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import type { DocumentRef } from '../words.js';
import { inRound, roundOf, type RoundEventType } from './part.js';

type Evidence =
  | { readonly reason: SealedText }
  | { readonly minutes: string }
  | { readonly decision: DocumentRef }
  | { readonly report: DocumentRef };

/** Events in which a person decided something: they carry a reason, minutes or a signed paper. */
export type DecisionType =
  { [E in RoundEventType]: RoundEvents[E] extends Evidence ? E : never }[RoundEventType] | 'RoundSuspended';

/** What a decision is about, and what was chosen where there was a choice. */
export type About = Readonly<{
  kind:
    'ROUND' | 'COUNCIL' | 'BOARD' | 'MEMBER' | 'CANDIDATE' | 'SCRIPT' | 'POST' | 'QUESTION' | 'MOTION' | 'COMPLAINT';
  /** Id or code of it; of the round where the whole round is meant. */
  id: string;
  choice: string | null;
}>;

/** One decision of a person, complete: who, by which right, why, by which papers, about what, and when. */
export type DecisionDoc = Readonly<{
  round: string;
  revision: number;
  event: DecisionType;
  actor: string;
  onBehalfOf: string | null;
  authority: string;
  /** Where the vault keeps the reason, and the commitment to its text. */
  reason: SealedText | null;
  /** SHA-256 of the minutes. */
  minutes: string | null;
  /** The signed paper outside. */
  document: DocumentRef | null;
  aboutKind: About['kind'];
  aboutId: string;
  choice: string | null;
  /** Valid time. */
  happenedAt: string;
  recordedAt: string;
}>;

const about = (kind: About['kind'], id: string, choice: string | null = null): About => ({ kind, id, choice });

const ofRound = (_: unknown, round: string): About => about('ROUND', round);
const ofScript = ({ script, mark }: { readonly script: string; readonly mark?: string }): About =>
  about('SCRIPT', script, mark ?? null);

/** A decision that is not in this table does not compile. */
const abouts: { readonly [E in DecisionType]: (data: RoundEvents[E], round: string) => About } = {
  PrincipleApproved: ofRound,
  PlanApproved: ({ pack }, round) => about('ROUND', round, pack),
  NoticeAmended: ofRound,
  CouncilEstablished: (_, round) => about('COUNCIL', round),
  SupervisionBoardEstablished: () => about('BOARD', 'SUPERVISION'),
  BoardEstablished: ({ kind }) => about('BOARD', kind),
  MemberRecused: ({ member, scope }) => about('MEMBER', member, scope),
  MemberReplaced: ({ member, by }) => about('MEMBER', member, by.person),
  MotionClosed: ({ motion, outcome }) => about('MOTION', motion, outcome),
  EligibilityWaived: ({ candidate, rule }) => about('CANDIDATE', candidate, rule),
  ApplicationRefused: ({ candidate }) => about('CANDIDATE', candidate, 'REFUSED'),
  PostCancelled: ({ post, code }) => about('POST', post, code),
  SanctionApplied: ({ candidate, kind }) => about('CANDIDATE', candidate, kind),
  ResultCancelled: ({ candidate }) => about('CANDIDATE', candidate, 'RESULT_CANCELLED'),
  QuestionErrorDecided: ({ question, decision }) => about('QUESTION', question, decision),
  MarkCorrected: ofScript,
  HeadDecided: ofScript,
  CollectiveMarked: ofScript,
  ScriptZeroed: ofScript,
  AppealDecided: ofScript,
  LateSchemeAccepted: ({ candidate }) => about('CANDIDATE', candidate, 'LATE_SCHEME'),
  SpreadReviewDecided: ({ candidate, kind }) => about('CANDIDATE', candidate, kind),
  OpinionsReported: ofRound,
  HireDecided: ({ post, candidate }) => about('POST', post, candidate),
  TieResolved: ({ order }, round) => about('ROUND', round, order.join(' > ')),
  PreferenceGapDecided: ({ candidate, post }) => about('CANDIDATE', candidate, post ?? 'NO_POST'),
  SingleCandidateConfirmed: ({ post }) => about('POST', post),
  ResultsReported: ofRound,
  ResultsRecognised: ofRound,
  SupervisionReported: ofRound,
  NextRankedInvited: ({ post, candidate }) => about('POST', post, candidate),
  ReserveInvited: ({ post, candidate }) => about('POST', post, candidate),
  PostUnfilled: ({ post }) => about('POST', post, 'UNFILLED'),
  ComplaintSettled: ({ complaint, outcome }) => about('COMPLAINT', complaint, outcome),
  ResultAnnulled: ofRound,
  RoundSuspended: ({ code }, round) => about('ROUND', round, code),
  RoundResumed: ({ as }, round) => about('ROUND', round, as),
  RoundCancelled: ofRound,
};

interface Papers {
  readonly reason?: SealedText;
  readonly effects?: SealedText;
  readonly minutes?: string;
  readonly decision?: DocumentRef | string;
  readonly report?: DocumentRef;
}

const paperOf = ({ decision, report }: Papers): DocumentRef | null =>
  typeof decision === 'object' ? decision : (report ?? null);

const decided = (_: unknown, data: unknown, recorded: Recorded): DecisionDoc => {
  const { meta, revision } = recorded;
  const type = recorded.type as DecisionType;
  const round = roundOf(recorded);
  const papers = data as Papers;
  const { kind, id, choice } = (abouts[type] as (data: unknown, round: string) => About)(data, round);
  return {
    round,
    revision,
    event: type,
    actor: meta.actor,
    onBehalfOf: meta.onBehalfOf ?? null,
    authority: meta.authority,
    reason: papers.reason ?? papers.effects ?? null,
    minutes: papers.minutes ?? null,
    document: paperOf(papers),
    aboutKind: kind,
    aboutId: id,
    choice,
    happenedAt: validTime(meta),
    recordedAt: meta.at,
  };
};

/** Every decision of a person in a round, keyed by the id of its event. */
export const decisions: View<DecisionDoc, RoundEvents> = {
  name: 'decisions',
  version: 1,
  indexes: ['round', 'revision', 'event', 'actor', 'onBehalfOf', 'aboutKind', 'aboutId', 'happenedAt', 'recordedAt'],
  keyOf: (recorded) => (inRound(recorded) ? recorded.id : []),
  on: Object.fromEntries(Object.keys(abouts).map((type) => [type, decided])),
};
