import { type Stage, stages } from './stages.js';

/** From where an event may happen, and where it leads; without `to` the stage stays. No `from` stage: only at the start. */
export interface Step {
  readonly from: readonly Stage[] | 'ANY' | 'BEFORE_RECOGNISED';
  readonly to?: Stage;
}

const appointing = ['RESULT_ANNOUNCED', 'APPOINTING'] as const;

/** Stages from the first mark on paper to the compiled result. */
const written = ['WRITTEN_RUNNING', 'SCRIPTS_SEALED', 'CODED', 'MARKING', 'MARKED'] as const;
const untilCompiled = [
  ...written,
  'WRITTEN_PUBLISHED',
  'APPEAL_MARKING',
  'WRITTEN_FINAL',
  'DEFENCE_READY',
  'DEFENCE_RUNNING',
  'DEFENCE_SEALED',
] as const;
const gathering = ['PLAN_APPROVED', 'ANNOUNCED', 'APPLICATIONS_OPEN', 'SCREENING'] as const;
const beforeMarking = [...gathering, 'ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'SCRIPTS_SEALED'] as const;

/**
 * The state machine of a round by event type. An event that the table does not name is legal in any stage.
 * `RoundResumed` leads back to the stage that `RoundSuspended` left, which the round itself remembers. Without a valid
 * appeal `WrittenResultFinal` follows `AppealWindowClosed` at once.
 */
export const flow: Readonly<Record<string, Step>> = {
  RoundDrafted: { from: [], to: 'DRAFT' },
  PrincipleApproved: { from: ['DRAFT'], to: 'PRINCIPLE_APPROVED' },
  PlanApproved: { from: ['PRINCIPLE_APPROVED'], to: 'PLAN_APPROVED' },
  CouncilEstablished: { from: gathering },
  SupervisionBoardEstablished: { from: gathering },
  BoardEstablished: { from: [...beforeMarking, 'WRITTEN_PUBLISHED', 'APPEAL_MARKING', 'WRITTEN_FINAL'] },
  RoundAnnounced: { from: ['PLAN_APPROVED'], to: 'ANNOUNCED' },
  NoticeAmended: { from: ['ANNOUNCED', 'APPLICATIONS_OPEN'] },
  ApplicationsOpened: { from: ['ANNOUNCED'], to: 'APPLICATIONS_OPEN' },
  ApplicationReceived: { from: ['APPLICATIONS_OPEN'] },
  ApplicationWithdrawn: { from: 'BEFORE_RECOGNISED' },
  ApplicationsClosed: { from: ['APPLICATIONS_OPEN'], to: 'SCREENING' },
  EligibilityChecked: { from: ['SCREENING'] },
  EligibilityWaived: { from: ['SCREENING'] },
  ApplicationRefused: { from: ['SCREENING'] },
  ShortfallDeclared: { from: ['SCREENING', 'WRITTEN_FINAL', 'DEFENCE_READY'] },
  ApplicationsExtended: { from: ['SCREENING'], to: 'APPLICATIONS_OPEN' },
  PostCancelled: { from: 'BEFORE_RECOGNISED' },
  RelationshipDeclared: { from: 'ANY' },
  MemberRecused: { from: 'ANY' },
  MemberReplaced: { from: 'ANY' },
  EligibleListPublished: { from: ['SCREENING'], to: 'ELIGIBLE_PUBLISHED' },
  PapersSealed: { from: ['ELIGIBLE_PUBLISHED'], to: 'WRITTEN_READY' },
  PaperDrawn: { from: ['WRITTEN_READY', 'WRITTEN_RUNNING'] },
  WrittenStarted: { from: ['WRITTEN_READY'], to: 'WRITTEN_RUNNING' },
  AttendanceRecorded: { from: ['WRITTEN_RUNNING'] },
  CandidateLate: { from: ['WRITTEN_RUNNING'] },
  SanctionApplied: { from: ['WRITTEN_RUNNING'] },
  ResultCancelled: { from: untilCompiled },
  QuestionErrorRaised: { from: ['WRITTEN_RUNNING'] },
  QuestionErrorDecided: { from: written },
  WrittenEnded: { from: ['WRITTEN_RUNNING'], to: 'SCRIPTS_SEALED' },
  ScriptsCoded: { from: ['SCRIPTS_SEALED'], to: 'CODED' },
  MarkRecorded: { from: ['CODED', 'MARKING'], to: 'MARKING' },
  MarkCorrected: { from: ['MARKING'] },
  MarkDisputed: { from: ['MARKING'] },
  MarkSettled: { from: ['MARKING'] },
  HeadDecided: { from: ['MARKING'] },
  ThirdMarkerAssigned: { from: ['MARKING'] },
  CollectiveMarked: { from: ['MARKING'] },
  ScriptZeroed: { from: ['CODED', 'MARKING'], to: 'MARKING' },
  MarkingCompleted: { from: ['CODED', 'MARKING'], to: 'MARKED' },
  UnsealingConfirmed: { from: ['MARKED'] },
  CodeMapRejected: { from: ['MARKED'] },
  CodeMapUnsealed: { from: ['MARKED'], to: 'WRITTEN_PUBLISHED' },
  AppealFiled: { from: ['WRITTEN_PUBLISHED'] },
  AppealWindowClosed: { from: ['WRITTEN_PUBLISHED'] },
  AppealMarkingStarted: { from: ['WRITTEN_PUBLISHED'], to: 'APPEAL_MARKING' },
  AppealMarked: { from: ['APPEAL_MARKING'] },
  AppealDisputed: { from: ['APPEAL_MARKING'] },
  AppealDecided: { from: ['APPEAL_MARKING'] },
  AppealSettled: { from: ['APPEAL_MARKING'] },
  WrittenResultFinal: { from: ['WRITTEN_PUBLISHED', 'APPEAL_MARKING'], to: 'WRITTEN_FINAL' },
  GateEvaluated: { from: ['WRITTEN_FINAL'] },
  SchemeDeposited: { from: ['WRITTEN_FINAL', 'DEFENCE_READY'], to: 'DEFENCE_READY' },
  LateSchemeAccepted: { from: ['WRITTEN_FINAL', 'DEFENCE_READY'], to: 'DEFENCE_READY' },
  LotCommitted: { from: ['WRITTEN_FINAL', 'DEFENCE_READY'] },
  OrderDrawn: { from: ['DEFENCE_READY'] },
  DefenceStarted: { from: ['DEFENCE_READY', 'DEFENCE_RUNNING'], to: 'DEFENCE_RUNNING' },
  DefenceAbsenceRecorded: { from: ['DEFENCE_READY', 'DEFENCE_RUNNING'], to: 'DEFENCE_RUNNING' },
  Presented: { from: ['DEFENCE_RUNNING'] },
  Questioned: { from: ['DEFENCE_RUNNING'] },
  PresenceRecorded: { from: ['DEFENCE_RUNNING'] },
  SheetSigned: { from: ['DEFENCE_RUNNING'] },
  SpreadReviewRequired: { from: ['DEFENCE_RUNNING'] },
  SpreadReviewDecided: { from: ['DEFENCE_RUNNING'] },
  DefenceSealed: { from: ['DEFENCE_RUNNING'], to: 'DEFENCE_SEALED' },
  TieFound: { from: ['DEFENCE_SEALED', 'COMPILED'], to: 'COMPILED' },
  ResultsCompiled: { from: ['DEFENCE_SEALED', 'COMPILED'], to: 'COMPILED' },
  TieResolved: { from: ['COMPILED'] },
  SingleCandidateConfirmed: { from: ['COMPILED'] },
  ResultsReported: { from: ['COMPILED'], to: 'REPORTED' },
  ResultsRecognised: { from: ['REPORTED'], to: 'RECOGNISED' },
  ResultsAnnounced: { from: ['RECOGNISED'], to: 'RESULT_ANNOUNCED' },
  CaseFailed: { from: appointing, to: 'APPOINTING' },
  NextRankedInvited: { from: appointing, to: 'APPOINTING' },
  PostFilled: { from: appointing, to: 'APPOINTING' },
  PostUnfilled: { from: appointing, to: 'APPOINTING' },
  SupervisionReported: { from: [...appointing, 'CLOSED'] },
  RoundSuspended: { from: 'BEFORE_RECOGNISED', to: 'SUSPENDED' },
  RoundResumed: { from: ['SUSPENDED'] },
  RoundCancelled: { from: 'BEFORE_RECOGNISED', to: 'CANCELLED' },
  ResultAnnulled: { from: ['RECOGNISED', 'RESULT_ANNOUNCED', 'APPOINTING', 'CLOSED'], to: 'ANNULLED' },
  RoundClosed: { from: appointing, to: 'CLOSED' },
  RecordsHandedOver: { from: ['CLOSED'], to: 'ARCHIVED' },
};

const indexOf = (stage: Stage): number => stages.findIndex((row) => row.stage === stage);

/** True for the stages in which a round may still be suspended or cancelled; a suspended round is one of them. */
export const isBeforeRecognised = (stage: Stage): boolean =>
  stage === 'SUSPENDED' || indexOf(stage) < indexOf('RECOGNISED');

/** May an event of this type happen in `stage`? `undefined`: the round does not exist yet. */
export const mayHappen = (type: string, stage: Stage | undefined): boolean => {
  const step = Object.hasOwn(flow, type) ? flow[type] : undefined;
  if (step === undefined || step.from === 'ANY') return true;
  if (stage === undefined) return step.from.length === 0;
  if (step.from !== 'BEFORE_RECOGNISED') return step.from.includes(stage);
  // A suspended round is not suspended a second time.
  return isBeforeRecognised(stage) && stage !== step.to;
};

/** Where an event leads from `stage`. */
export const stageAfter = <From extends Stage | undefined>(type: string, stage: From): Stage | From =>
  (Object.hasOwn(flow, type) ? flow[type]?.to : undefined) ?? stage;
