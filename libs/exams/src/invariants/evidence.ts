import type { DecisionType } from '../views/decisions.js';
import { HEX_64 } from '../wording.js';
import { type Breach, breach, type Check } from './breach.js';
import { isSealed } from './content.js';

type Paper = 'reason' | 'effects' | 'minutes' | 'decision' | 'report';

const REASONED: readonly Paper[] = ['reason', 'minutes'];
const DECISION: readonly Paper[] = ['decision'];
const REPORT: readonly Paper[] = ['report'];
const REASON: readonly Paper[] = ['reason'];
const MINUTES: readonly Paper[] = ['minutes'];
const REASONED_DECISION: readonly Paper[] = [...REASONED, ...DECISION];

/** What each decision must carry, as its type says. A decision that is not in this table does not compile. */
const demanded: Readonly<Record<DecisionType, readonly Paper[]>> = {
  SignersChanged: DECISION,
  PrincipleApproved: DECISION,
  PlanApproved: DECISION,
  NoticeAmended: REASON,
  CouncilEstablished: DECISION,
  SupervisionBoardEstablished: DECISION,
  BoardEstablished: DECISION,
  MemberRecused: REASONED,
  ReplacementRequested: REASON,
  MemberReplaced: DECISION,
  MembersChanged: DECISION,
  MotionClosed: MINUTES,
  EligibilityWaived: REASONED_DECISION,
  ApplicationRefused: REASON,
  PostCancelled: DECISION,
  SanctionApplied: REASONED,
  ResultCancelled: REASONED_DECISION,
  // Its `decision` is the choice, no paper.
  QuestionErrorDecided: REASONED,
  ReservePaperTaken: REASONED,
  LotSecretLost: REASONED,
  CustodyRefused: REASON,
  CustodyTakenOver: REASONED,
  MarkCorrected: REASON,
  HeadDecided: REASONED,
  CollectiveMarked: REASONED,
  ScriptZeroed: REASONED,
  CodeMapSettled: REASONED_DECISION,
  AppealDecided: REASONED,
  LateSchemeAccepted: REASONED,
  SpreadReviewDecided: REASONED,
  OpinionsReported: MINUTES,
  HireDecided: ['reason', 'decision'],
  NoResultFound: MINUTES,
  TieResolved: REASONED,
  PreferenceGapDecided: REASONED,
  SingleCandidateConfirmed: REASONED,
  ResultsReported: REPORT,
  ResultsRecognised: DECISION,
  SupervisionReported: REPORT,
  NextRankedInvited: DECISION,
  ReserveInvited: DECISION,
  PostUnfilled: REASON,
  ComplaintRedirected: REASONED,
  ComplaintSettled: MINUTES,
  ResultAnnulled: ['decision', 'effects'],
  // A process may suspend, too: it has no paper.
  RoundSuspended: [],
  RoundResumed: REASONED_DECISION,
  ClockRecalculated: REASONED_DECISION,
  RoundCancelled: REASONED_DECISION,
  DraftWithdrawn: REASON,
};

const isHash = (value: unknown): boolean => typeof value === 'string' && HEX_64.test(value);

/** The edge holds minutes to a hash; the decider, and so this check, only to their being there. */
const isNamed = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isDocument = (value: unknown): boolean => {
  const { number, date, hash } = value as {
    readonly number?: unknown;
    readonly date?: unknown;
    readonly hash?: unknown;
  };
  return typeof number === 'string' && typeof date === 'string' && isHash(hash);
};

const isSound: Readonly<Record<Paper, (value: unknown) => boolean>> = {
  reason: isSealed,
  effects: isSealed,
  minutes: isNamed,
  decision: isDocument,
  report: isDocument,
};

const isDecision = (type: string): type is DecisionType => Object.hasOwn(demanded, type);

/** (6) Whoever decides says why and by which papers: the sealed reason, the minutes, the signed paper are all there. */
export const decisionsArePapered: Check = (history) =>
  history.flatMap((recorded): readonly Breach[] => {
    const { type } = recorded;
    if (!isDecision(type)) return [];
    const data = recorded.data as Readonly<Partial<Record<Paper, unknown>>>;
    return demanded[type]
      .filter((paper) => !isSound[paper](data[paper] ?? {}))
      .map((paper) => breach(6, recorded, `${type} has no sound ${paper}`));
  });
