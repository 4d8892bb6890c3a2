import type { RoundEvents } from '../round/events.js';
import type { DocumentRef } from '../words.js';
import type { RoundEventType } from './part.js';

/**
 * What a step left behind ("rõ hiệu quả"): a signed paper, the hash of something kept outside, a number of things, a
 * choice, or nothing but that it was done. `value` is the paper's number, the hash, the count or the choice.
 */
export type Output = Readonly<{
  kind: 'DOCUMENT' | 'HASH' | 'COUNT' | 'CHOICE' | 'DONE';
  value: string;
  /** SHA-256 of the paper; for `DOCUMENT` only. */
  hash: string | null;
}>;

const output = (kind: Output['kind'], value: string, hash: string | null = null): Output => ({ kind, value, hash });
const paper = ({ number, hash }: DocumentRef): Output => output('DOCUMENT', number, hash);
const digest = (value: string): Output => output('HASH', value);
const count = (value: number): Output => output('COUNT', String(value));
const choice = (value: string): Output => output('CHOICE', value);

const done = (): Output => output('DONE', 'RECORDED');
const decision = (data: { readonly decision: DocumentRef }): Output => paper(data.decision);
const report = (data: { readonly report: DocumentRef }): Output => paper(data.report);
const minutes = (data: { readonly minutes: string }): Output => digest(data.minutes);
const snapshot = (data: { readonly snapshot: string }): Output => digest(data.snapshot);
const sheet = (data: { readonly sheet: string }): Output => digest(data.sheet);
/** Follows from another step by rule alone: nobody did it, so it is no step of its own. */
const derived = (): null => null;

/** The result of each kind of step. */
export const outputs: { readonly [E in RoundEventType]: (data: RoundEvents[E]) => Output | null } = {
  RoundDrafted: ({ posts }) => count(posts.length),
  PrincipleApproved: decision,
  PlanApproved: decision,
  RoundAnnounced: snapshot,
  NoticeAmended: snapshot,
  OwnershipOffered: ({ to }) => choice(to),
  OwnershipAccepted: ({ to }) => choice(to),
  CouncilEstablished: decision,
  SupervisionBoardEstablished: decision,
  BoardEstablished: decision,
  RelationshipDeclared: ({ relation }) => choice(relation),
  NoRelationshipDeclared: ({ candidates }) => count(candidates.length),
  NoRelationshipToPanelDeclared: ({ members }) => count(members.length),
  MemberRecused: minutes,
  MemberReplaced: decision,
  MotionTabled: done,
  VoteCast: done,
  MotionClosed: minutes,
  ApplicationsOpened: done,
  ApplicationReceived: ({ documents }) => count(documents.length),
  ApplicationWithdrawn: done,
  ApplicationsClosed: done,
  EligibilityChecked: ({ evidence }) => digest(evidence),
  EligibilityWaived: decision,
  ApplicationRefused: ({ reason }) => digest(reason.commitment),
  ShortfallDeclared: ({ eligible }) => count(eligible),
  ApplicationsExtended: snapshot,
  PostCancelled: decision,
  EligibleListPublished: snapshot,
  PapersSealed: ({ versions }) => count(versions.length),
  PaperDrawn: ({ version }) => choice(version),
  WrittenStarted: ({ witnesses }) => count(witnesses.length),
  AttendanceRecorded: ({ present }) => choice(present ? 'PRESENT' : 'ABSENT'),
  CandidateLate: ({ admitted }) => choice(admitted ? 'ADMITTED' : 'NOT_ADMITTED'),
  SanctionApplied: minutes,
  ResultCancelled: decision,
  QuestionErrorRaised: ({ text }) => digest(text.commitment),
  QuestionErrorDecided: minutes,
  CustodyTransferred: (data) => count(data.count),
  WrittenEnded: ({ scripts }) => count(scripts.length),
  ScriptsCoded: ({ commitment }) => digest(commitment),
  MarkRecorded: sheet,
  MarkCorrected: sheet,
  MarkDisputed: derived,
  ThirdMarkerAssigned: ({ marker }) => choice(marker),
  HeadDecided: minutes,
  CollectiveMarked: minutes,
  ScriptZeroed: minutes,
  MarkSettled: derived,
  MarkingCompleted: done,
  UnsealingConfirmed: ({ by }) => choice(by),
  CodeMapRejected: ({ found }) => digest(found),
  CodeMapUnsealed: snapshot,
  AppealFiled: done,
  AppealWindowClosed: ({ appeals }) => count(appeals),
  AppealMarkingStarted: derived,
  AppealMarked: sheet,
  AppealDisputed: derived,
  AppealDecided: minutes,
  AppealSettled: derived,
  WrittenResultFinal: (data) => (data.snapshot === null ? done() : digest(data.snapshot)),
  GateEvaluated: ({ admitted }) => count(admitted.length),
  SchemeDeposited: ({ hash }) => digest(hash),
  LateSchemeAccepted: minutes,
  LotCommitted: ({ commitment }) => digest(commitment),
  OrderDrawn: ({ order }) => count(order.length),
  DefenceStarted: done,
  Presented: (data) => count(data.minutes),
  Questioned: ({ record }) => digest(record),
  PresenceRecorded: ({ members }) => count(members.length),
  DefenceAbsenceRecorded: done,
  SheetSigned: sheet,
  SpreadReviewRequired: derived,
  SpreadReviewDecided: minutes,
  DefenceSealed: done,
  OpinionGiven: ({ opinion }) => digest(opinion.commitment),
  OpinionsReported: minutes,
  HireDecided: decision,
  ResultsCompiled: ({ inputsHash }) => digest(inputsHash),
  TieFound: derived,
  TieResolved: minutes,
  PreferenceGapFound: derived,
  PreferenceGapDecided: minutes,
  SingleCandidateConfirmed: minutes,
  ResultsReported: report,
  ResultsRecognised: decision,
  ResultsAnnounced: snapshot,
  SupervisionReported: report,
  CaseFailed: ({ code }) => choice(code),
  NextRankedInvited: decision,
  ReserveInvited: decision,
  PostFilled: ({ candidate }) => choice(candidate),
  PostUnfilled: ({ reason }) => digest(reason.commitment),
  ComplaintLodged: ({ kind }) => choice(kind),
  ComplaintSettled: minutes,
  RoundClosed: done,
  RecordsHandedOver: ({ archive }) => choice(archive),
  ResultAnnulled: decision,
  RoundSuspended: (data) => (data.decision === undefined ? choice(data.code) : paper(data.decision)),
  RoundResumed: decision,
  RoundCancelled: decision,
  OverdueFlagged: ({ due }) => choice(due),
};
