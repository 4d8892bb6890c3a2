import { isOn, leadsOn } from './course.js';
import type { Course } from './pack.js';
import { type Stage, stages } from './stages.js';

/**
 * An event that leads a round on to a stage: legal where the course leads on to that stage, with `again` also once the
 * round is there, and never on a course without the stage.
 */
export interface Entry {
  readonly enters: Stage;
  readonly again?: true;
}

/**
 * An event of certain stages: legal `from` these, and with `before` also where the course leads on to that one. It leads
 * `to` another stage or leaves the round where it is.
 */
export interface Stay {
  readonly from: readonly Stage[] | 'ANY' | 'BEFORE_RECOGNISED';
  readonly to?: Stage;
  readonly before?: Stage;
}

/** What an event is to any round, whatever its course. */
export type Step = Entry | Stay;

const appointing = ['RESULT_ANNOUNCED', 'APPOINTING'] as const;

/** Stages from the first mark on paper to the last. */
const written = ['WRITTEN_RUNNING', 'SCRIPTS_SEALED', 'CODED', 'MARKING', 'MARKED'] as const;
const published = ['WRITTEN_PUBLISHED', 'APPEAL_MARKING', 'WRITTEN_FINAL'] as const;
const defence = ['DEFENCE_READY', 'DEFENCE_RUNNING', 'DEFENCE_SEALED'] as const;
const gathering = ['PLAN_APPROVED', 'ANNOUNCED', 'APPLICATIONS_OPEN', 'SCREENING'] as const;

/**
 * The events of a round by type; in which order its stages stand, the course says that its pack and plan give it. An
 * event that the table does not name is legal in any stage. `RoundResumed` leads back to the stage that `RoundSuspended`
 * left, which the round itself remembers. Without a valid appeal `WrittenResultFinal` follows `AppealWindowClosed` at once.
 */
export const flow: Readonly<Record<string, Step>> = {
  RoundDrafted: { enters: 'DRAFT' },
  PrincipleApproved: { enters: 'PRINCIPLE_APPROVED' },
  PlanApproved: { enters: 'PLAN_APPROVED' },
  CouncilEstablished: { from: gathering },
  SupervisionBoardEstablished: { from: gathering },
  BoardEstablished: {
    from: [...gathering, 'ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'SCRIPTS_SEALED', ...published],
    before: 'CODED',
  },
  RoundAnnounced: { enters: 'ANNOUNCED' },
  NoticeAmended: { from: ['ANNOUNCED', 'APPLICATIONS_OPEN'] },
  ApplicationsOpened: { enters: 'APPLICATIONS_OPEN' },
  ApplicationReceived: { from: ['APPLICATIONS_OPEN'] },
  ApplicationWithdrawn: { from: 'BEFORE_RECOGNISED' },
  ApplicationsClosed: { enters: 'SCREENING' },
  EligibilityChecked: { from: ['SCREENING'] },
  EligibilityWaived: { from: ['SCREENING'] },
  ApplicationRefused: { from: ['SCREENING'] },
  ShortfallDeclared: { from: ['SCREENING', 'DEFENCE_READY'], before: 'DEFENCE_READY' },
  ApplicationsExtended: { from: ['SCREENING'], to: 'APPLICATIONS_OPEN' },
  PostCancelled: { from: 'BEFORE_RECOGNISED' },
  RelationshipDeclared: { from: 'ANY' },
  MemberRecused: { from: 'ANY' },
  MemberReplaced: { from: 'ANY' },
  EligibleListPublished: { enters: 'ELIGIBLE_PUBLISHED' },
  OpinionGiven: { enters: 'ADVISING', again: true },
  OpinionsReported: { enters: 'ADVISED' },
  HireDecided: { enters: 'HIRE_DECIDED', again: true },
  PapersSealed: { enters: 'WRITTEN_READY' },
  PaperDrawn: { from: ['WRITTEN_READY', 'WRITTEN_RUNNING'] },
  WrittenStarted: { enters: 'WRITTEN_RUNNING' },
  AttendanceRecorded: { from: ['WRITTEN_RUNNING'] },
  CandidateLate: { from: ['WRITTEN_RUNNING'] },
  SanctionApplied: { from: ['WRITTEN_RUNNING'] },
  ResultCancelled: { from: [...written, ...published, ...defence] },
  QuestionErrorRaised: { from: ['WRITTEN_RUNNING'] },
  QuestionErrorDecided: { from: written, before: 'CODED' },
  WrittenEnded: { enters: 'SCRIPTS_SEALED' },
  ScriptsCoded: { enters: 'CODED' },
  MarkRecorded: { enters: 'MARKING', again: true },
  MarkCorrected: { from: ['MARKING'] },
  MarkDisputed: { from: ['MARKING'] },
  MarkSettled: { from: ['MARKING'] },
  HeadDecided: { from: ['MARKING'] },
  ThirdMarkerAssigned: { from: ['MARKING'] },
  CollectiveMarked: { from: ['MARKING'] },
  ScriptZeroed: { enters: 'MARKING', again: true },
  MarkingCompleted: { enters: 'MARKED' },
  UnsealingConfirmed: { from: ['MARKED'] },
  CodeMapRejected: { from: ['MARKED'] },
  CodeMapUnsealed: { enters: 'WRITTEN_PUBLISHED' },
  AppealFiled: { from: ['WRITTEN_PUBLISHED'] },
  AppealWindowClosed: { from: ['WRITTEN_PUBLISHED'] },
  AppealMarkingStarted: { enters: 'APPEAL_MARKING' },
  AppealMarked: { from: ['APPEAL_MARKING'] },
  AppealDisputed: { from: ['APPEAL_MARKING'] },
  AppealDecided: { from: ['APPEAL_MARKING'] },
  AppealSettled: { from: ['APPEAL_MARKING'] },
  WrittenResultFinal: { enters: 'WRITTEN_FINAL' },
  GateEvaluated: { from: ['WRITTEN_FINAL'] },
  SchemeDeposited: { enters: 'DEFENCE_READY', again: true },
  LateSchemeAccepted: { enters: 'DEFENCE_READY', again: true },
  LotCommitted: { from: ['DEFENCE_READY'], before: 'DEFENCE_READY' },
  OrderDrawn: { from: ['DEFENCE_READY'] },
  DefenceStarted: { enters: 'DEFENCE_RUNNING', again: true },
  DefenceAbsenceRecorded: { enters: 'DEFENCE_RUNNING', again: true },
  Presented: { from: ['DEFENCE_RUNNING'] },
  Questioned: { from: ['DEFENCE_RUNNING'] },
  PresenceRecorded: { from: ['DEFENCE_RUNNING'] },
  SheetSigned: { from: ['DEFENCE_RUNNING'] },
  SpreadReviewRequired: { from: ['DEFENCE_RUNNING'] },
  SpreadReviewDecided: { from: ['DEFENCE_RUNNING'] },
  DefenceSealed: { enters: 'DEFENCE_SEALED' },
  TieFound: { enters: 'COMPILED', again: true },
  ResultsCompiled: { enters: 'COMPILED', again: true },
  TieResolved: { from: ['COMPILED'] },
  PreferenceGapFound: { enters: 'COMPILED', again: true },
  PreferenceGapDecided: { from: ['COMPILED'] },
  SingleCandidateConfirmed: { from: ['COMPILED'] },
  ResultsReported: { enters: 'REPORTED' },
  ResultsRecognised: { from: ['REPORTED'], to: 'RECOGNISED' },
  ResultsAnnounced: { enters: 'RESULT_ANNOUNCED' },
  CaseFailed: { enters: 'APPOINTING', again: true },
  NextRankedInvited: { enters: 'APPOINTING', again: true },
  // A vacancy after the end opens the round again, until its case has come to an end too.
  ReserveInvited: { from: ['CLOSED', 'APPOINTING'], to: 'APPOINTING' },
  PostFilled: { enters: 'APPOINTING', again: true },
  PostUnfilled: { enters: 'APPOINTING', again: true },
  SupervisionReported: { from: [...appointing, 'CLOSED'] },
  RoundSuspended: { from: 'BEFORE_RECOGNISED', to: 'SUSPENDED' },
  RoundResumed: { from: ['SUSPENDED'] },
  RoundCancelled: { from: 'BEFORE_RECOGNISED', to: 'CANCELLED' },
  ResultAnnulled: { from: ['RECOGNISED', 'HIRE_DECIDED', 'RESULT_ANNOUNCED', 'APPOINTING', 'CLOSED'], to: 'ANNULLED' },
  RoundClosed: { from: appointing, to: 'CLOSED' },
  RecordsHandedOver: { enters: 'ARCHIVED' },
};

/** What the table says of a type; `undefined` for one that it does not name. */
const stepOf = (type: string): Step | undefined => (Object.hasOwn(flow, type) ? flow[type] : undefined);

const indexOf = (stage: Stage): number => stages.findIndex((row) => row.stage === stage);

/** True for the stages in which a round may still be suspended or cancelled; a suspended round is one of them. */
export const isBeforeRecognised = (stage: Stage): boolean =>
  stage === 'SUSPENDED' || indexOf(stage) < indexOf('RECOGNISED');

/** The stages of which an event of this type needs one; none for an event that several stages of any round allow. */
const neededBy = (step: Step): readonly Stage[] => {
  if ('enters' in step) return [step.enters];
  return typeof step.from === 'string' ? [] : step.from;
};

/** The stage for want of which events of this type never happen on this course, or `undefined`: they may. */
export const missingStage = (type: string, course: Course): Stage | undefined => {
  const step = stepOf(type);
  const needed = step === undefined ? [] : neededBy(step);
  // A round on any course may be suspended.
  return needed.some((stage) => stage === 'SUSPENDED' || isOn(course, stage)) ? undefined : needed[0];
};

const mayEnter = ({ enters, again }: Entry, stage: Stage | undefined, course: Course): boolean =>
  leadsOn(course, stage, enters) || (again === true && stage === enters && isOn(course, enters));

const mayStay = ({ from, to, before }: Stay, stage: Stage | undefined, course: Course): boolean => {
  if (from === 'ANY') return true;
  if (stage === undefined) return false;
  // A suspended round is not suspended a second time.
  if (from === 'BEFORE_RECOGNISED') return isBeforeRecognised(stage) && stage !== to;
  return from.includes(stage) || (before !== undefined && leadsOn(course, stage, before));
};

/** May an event of this type happen in `stage` of a round on this course? `undefined`: the round does not exist yet. */
export const mayHappen = (type: string, stage: Stage | undefined, course: Course): boolean => {
  const step = stepOf(type);
  if (step === undefined) return true;
  return 'enters' in step ? mayEnter(step, stage, course) : mayStay(step, stage, course);
};

/** Where an event leads from `stage`. */
export const stageAfter = <From extends Stage | undefined>(type: string, stage: From): Stage | From => {
  const step = stepOf(type);
  return (step !== undefined && 'enters' in step ? step.enters : step?.to) ?? stage;
};
