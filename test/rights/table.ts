import type { Said } from '../newcomer/document.js';
import { nobody, type Person, type Seating, seats, type Standing } from './people.js';

// Who may do and read what, told from the law (domain §3.2, §3.5–3.11, §3.16–3.18, §7.2) in the words of `people.ts` and from
// nothing of the product: first who, then in which stages. What is not listed here nobody may.

/** The stages of a round on its usual ways, in order; before the draft there is none. */
const order =
  'NONE DRAFT PRINCIPLE_APPROVED PLAN_APPROVED ANNOUNCED APPLICATIONS_OPEN SCREENING ELIGIBLE_PUBLISHED ADVISING ADVISED WRITTEN_READY WRITTEN_RUNNING SCRIPTS_SEALED CODED MARKING MARKED WRITTEN_PUBLISHED APPEAL_MARKING WRITTEN_FINAL DEFENCE_READY DEFENCE_RUNNING DEFENCE_SEALED COMPILED REPORTED RECOGNISED HIRE_DECIDED RESULT_ANNOUNCED APPOINTING CLOSED ARCHIVED'.split(
    ' ',
  );

/** Where the interview comes first, the paper is marked behind it. */
const interviewFirst = [
  ...order.slice(0, order.indexOf('CODED')),
  ...order.slice(order.indexOf('DEFENCE_READY'), order.indexOf('COMPILED')),
  ...order.slice(order.indexOf('CODED'), order.indexOf('DEFENCE_READY')),
  ...order.slice(order.indexOf('COMPILED')),
];

/**
 * Stages that go together under one word. While a round stands still, what is always open stays open: who sits, declares,
 * complains and keeps what. These rounds are suspended when they have long been announced.
 */
const spans: Readonly<Record<string, string>> = {
  open: 'DRAFT..CLOSED SUSPENDED',
  undecided: 'DRAFT..REPORTED SUSPENDED',
  announced: 'ANNOUNCED..ARCHIVED SUSPENDED',
  decided: 'RESULT_ANNOUNCED..ARCHIVED',
};

/** Commands to a round. */
const inRound: Readonly<Record<string, string>> = {
  DraftRound: 'officers | NONE',
  WithdrawDraft: 'owner | DRAFT',
  OfferOwnership: 'owner | open',
  // Nobody is offered it in these rounds.
  AcceptOwnership: 'nobody',
  ApprovePrinciple: 'authority | DRAFT',
  ApprovePlan: 'authority | PRINCIPLE_APPROVED',
  AnnounceRound: 'owner secretary | PLAN_APPROVED',
  AmendNotice: 'owner secretary | ANNOUNCED APPLICATIONS_OPEN',
  EstablishCouncil: 'authority | PLAN_APPROVED..SCREENING',
  EstablishSupervisionBoard: 'authority | PLAN_APPROVED..SCREENING',
  EstablishBoard: 'chair | PLAN_APPROVED..APPEAL_MARKING',
  OpenApplications: 'owner secretary | ANNOUNCED',
  ReceiveApplication: 'owner secretary self | APPLICATIONS_OPEN',
  WithdrawApplication: 'owner secretary self | APPLICATIONS_OPEN..REPORTED SUSPENDED',
  CloseApplications: 'owner secretary | APPLICATIONS_OPEN',
  CheckEligibility: 'owner secretary | SCREENING',
  RefuseApplication: 'owner secretary | SCREENING',
  WaiveEligibility: 'authority | SCREENING',
  DeclareShortfall: 'owner secretary | SCREENING DEFENCE_READY',
  ExtendApplications: 'owner secretary | SCREENING',
  CancelPost: 'authority | undecided',
  PublishEligibleList: 'owner secretary | SCREENING',
  DeclareRelationship: 'council supervision boards candidates owner authority | open',
  DeclareNoRelationship: 'council supervision boards authority | open',
  DeclareNoRelationshipToPanel: 'self | open',
  RecuseMember: 'authority chair | open',
  RequestReplacement: 'council supervision boards | open',
  ReplaceMember: 'authority chair | open',
  ChangeMembers: 'authority chair | open',
  TableMotion: 'council | open',
  CastVote: 'council | open',
  CloseMotion: 'chair | open',
  GiveOpinion: 'council | ELIGIBLE_PUBLISHED ADVISING',
  ReportOpinions: 'chair secretary | ADVISING',
  DecideHire: 'authority | ADVISED HIRE_DECIDED',
  SealPapers: 'chair | ELIGIBLE_PUBLISHED WRITTEN_READY',
  CommitLot: 'chair secretary | ELIGIBLE_PUBLISHED..DEFENCE_READY',
  GiveLotNumber: 'council supervision owner candidates | ELIGIBLE_PUBLISHED..DEFENCE_READY',
  DeclareLotSecretLost: 'chair | ELIGIBLE_PUBLISHED..DEFENCE_READY',
  // Leaves nothing behind, at whatever stage.
  MakeCommitment: 'chair secretary codingHead',
  DrawPaper: 'chair | WRITTEN_READY',
  TakeReservePaper: 'chair | WRITTEN_READY',
  StartWritten: 'invigilationHead chair | WRITTEN_READY',
  RecordAttendance: 'invigilators | WRITTEN_RUNNING',
  RecordLateArrival: 'invigilators | WRITTEN_RUNNING',
  ApplySanction: 'invigilators chair | WRITTEN_RUNNING',
  RaiseQuestionError: 'invigilators candidates | WRITTEN_RUNNING',
  DecideQuestionError: 'chair | WRITTEN_RUNNING..SCRIPTS_SEALED',
  CancelResult: 'chair | WRITTEN_RUNNING..DEFENCE_SEALED',
  EndWritten: 'invigilationHead | WRITTEN_RUNNING',
  TransferCustody: 'council supervision boards owner authority | open',
  AcceptCustody: 'council supervision boards owner authority | open',
  RefuseCustody: 'council supervision boards owner authority | open',
  TakeOverCustody: 'chair | open',
  CodeScripts: 'codingHead | SCRIPTS_SEALED',
  RecordMark: 'markers | CODED MARKING',
  CorrectMark: 'markers | MARKING',
  AssignThirdMarker: 'markingHead | MARKING',
  DecideMark: 'markingHead | MARKING',
  DecideCollectively: 'markingHead | MARKING',
  ZeroScript: 'markingHead | CODED MARKING',
  CompleteMarking: 'markingHead | MARKING',
  ConfirmUnsealing: 'keepers supervision | MARKED',
  SettleCodeMap: 'chair | MARKED',
  UnsealCodeMap: 'keepers | MARKED',
  FileAppeal: 'self | WRITTEN_PUBLISHED',
  CloseAppealWindow: 'owner secretary chair | WRITTEN_PUBLISHED',
  RecordAppealMark: 'appealMarkers | APPEAL_MARKING',
  DecideAppeal: 'chair | APPEAL_MARKING',
  CompleteAppeals: 'chair secretary | WRITTEN_PUBLISHED APPEAL_MARKING',
  EvaluateGate: 'chair secretary | WRITTEN_FINAL',
  // Where the interview comes first, from when the scripts are sealed on.
  DepositScheme: 'owner secretary self | SCRIPTS_SEALED WRITTEN_FINAL DEFENCE_READY',
  AcceptLateScheme: 'chair | WRITTEN_FINAL DEFENCE_READY',
  DrawOrder: 'chair | DEFENCE_READY',
  StartDefence: 'chair panelHead | DEFENCE_READY DEFENCE_RUNNING',
  RecordDefenceAbsence: 'chair panelHead | DEFENCE_READY DEFENCE_RUNNING',
  RecordPresentation: 'chair panelHead secretary | DEFENCE_RUNNING',
  RecordQuestioning: 'chair panelHead secretary | DEFENCE_RUNNING',
  RecordPresence: 'chair panelHead secretary | DEFENCE_RUNNING',
  SignSheet: 'panel | DEFENCE_RUNNING',
  DecideSpread: 'panelHead | DEFENCE_RUNNING',
  SealDefence: 'panelHead | DEFENCE_RUNNING',
  DeclareNoResult: 'chair secretary | WRITTEN_FINAL DEFENCE_READY',
  CompileResults: 'chair secretary | DEFENCE_SEALED COMPILED',
  ResolveTie: 'authority | COMPILED',
  DecidePreferenceGap: 'authority | COMPILED',
  ConfirmSingleCandidate: 'authority | COMPILED',
  ReportResults: 'chair | COMPILED',
  RecogniseResults: 'authority | REPORTED',
  AnnounceResults: 'owner secretary | RECOGNISED HIRE_DECIDED',
  ReportSupervision: 'supervision | RESULT_ANNOUNCED..CLOSED',
  RecordCaseFailed: 'owner authority | RESULT_ANNOUNCED APPOINTING',
  RecordPostFilled: 'owner authority | RESULT_ANNOUNCED APPOINTING',
  InviteNextRanked: 'authority | RESULT_ANNOUNCED APPOINTING',
  InviteFromReserve: 'authority | APPOINTING CLOSED',
  LeavePostUnfilled: 'authority | RESULT_ANNOUNCED APPOINTING',
  LodgeComplaint: 'council supervision boards candidates owner authority | open',
  ReceiveComplaint: 'owner | open',
  RedirectComplaint: 'owner chair authority | open',
  SettleComplaint: 'chair authority | open',
  CloseRound: 'owner | RESULT_ANNOUNCED APPOINTING',
  HandOverRecords: 'owner secretary | CLOSED',
  AnnulResults: 'authority | RECOGNISED..CLOSED',
  SuspendRound: 'authority | undecided',
  ResumeRound: 'authority | SUSPENDED',
  CancelRound: 'authority | undecided',
  RecalculateClock: 'authority | open',
  ExpireClock: 'owner | open',
  WhatIf: 'auditors supervision | COMPILED..ARCHIVED',
};

/** Commands to what is not a round: the case of its winner, its unit and position, the accounts of its people. */
const elsewhere: Readonly<Record<string, string>> = {
  ReceiveDossierItem: 'owner candidates',
  CompleteDossier: 'owner',
  RecordPartyOpinion: 'owner authority',
  RecordStandardConclusion: 'owner authority',
  DecideAppointment: 'authority',
  RefuseAppointment: 'authority',
  TakeOffice: 'owner authority candidates',
  FailCase: 'owner authority candidates',
  EndAppointment: 'authority',
  RecordMerger: 'authority',
  RegisterUnit: 'officers admin',
  RenameUnit: 'officers admin',
  ChangeOwner: 'officers admin',
  SetAutonomy: 'officers admin',
  MergeInto: 'officers admin',
  SplitInto: 'officers admin',
  DissolveUnit: 'officers admin',
  EquitiseUnit: 'officers admin',
  AnnounceReorganisation: 'officers admin',
  ApprovePosition: 'officers admin',
  ReviseScheme: 'officers admin',
  RetirePosition: 'officers admin',
  AssignBodies: 'admin',
  GrantRole: 'admin',
  RevokeRole: 'admin',
  EndSessions: 'admin',
  UnlockAccount: 'admin',
  CloseAccount: 'admin',
  ConfirmChange: 'admin',
  DropChange: 'admin',
  ResetPassword: 'admin',
  RemoveFactors: 'admin',
  OpenAccount: 'anyAdmin',
  RetryIncident: 'anyAdmin',
  SkipIncident: 'anyAdmin',
  ErasePerson: 'anyAdmin',
  RegisterPerson: 'anyRegistrar',
  CorrectPerson: 'officers secretary admin',
  ImportUnits: 'anyOfficer anyAdmin',
  ImportPositions: 'anyOfficer anyAdmin',
  SignIn: 'public',
  SignInOnMachine: 'public',
  SignInByPasskey: 'public',
  AskForPasskey: 'public',
  SignOut: 'account',
  EndOwnSessions: 'account',
  EndOwnSession: 'account',
  ChangePassword: 'account',
  ConfirmSession: 'account',
  BeginApp: 'account',
  EnrolApp: 'account',
  BeginPasskey: 'account',
  EnrolPasskey: 'account',
  RemoveFactor: 'account',
};

const insiders = 'officers auditors authority council supervision';
const seated = `${insiders} boards`;

/** Reads. Where several rules stand, one is enough. Before its notice a round is known to those who work in it alone. */
const reads: Readonly<Record<string, string>> = {
  ShowRound: `${seated}; worker | announced`,
  Waiting: `${seated}; worker | announced`,
  ListRoundCouncil: `${seated}; worker | announced`,
  ListRoundResults: `${seated}; worker | announced`,
  ListRoundPublications: `${seated}; worker | announced`,
  ShowRoundPublications: `${seated}; worker | announced`,
  ListRoundClocks: `${seated}; worker | announced`,
  ShowRoundClocks: `${seated}; worker | announced`,
  ListRoundPlan: `${seated}; anyCandidate | announced`,
  ListRoundCandidates: `${seated}; anyCandidate | announced`,
  ShowRoundCandidates: `${seated}; self | announced`,
  ListRoundScripts: `${insiders} markingBoards`,
  ShowRoundScripts: `${insiders} markingBoards`,
  ListRoundDefence: `${insiders} panelBody`,
  ShowRoundDefence: `${insiders} panelBody`,
  ListRoundHiring: insiders,
  ListRoundDeviations: insiders,
  ListRoundDecisions: insiders,
  ShowRoundDecisions: insiders,
  ListRoundSteps: insiders,
  ShowRoundSteps: insiders,
  FiveClears: insiders,
  ShowTexts: insiders,
  Robustness: insiders,
  Markers: insiders,
  Case: `${insiders} | decided`,
  Why: `${insiders}; self | decided`,
  ListRoundCustody: seated,
  ShowRoundCustody: seated,
  // Whoever may name somebody for a seat, as long as the round goes on.
  ShowDirectory: 'authority chair owner | open',
  ToDeclare: 'council supervision boards candidates',
  ShowHistory: 'auditors supervision',
  CheckInvariants: 'auditors supervision',
  ShowChanges: 'auditors supervision authority',
  ListRounds: 'worker',
  Work: 'account',
  ListUnits: 'account',
  ShowUnits: 'account',
  ListPositions: 'account',
  ShowPositions: 'account',
  ListReorganisations: 'account',
  ShowReorganisations: 'account',
  ListAppointments: 'anyCaseReader',
  ShowAppointments: 'officers auditors authority candidates',
  ShowAppointmentHistory: 'officers auditors authority candidates',
  ShowAppointmentTexts: 'officers auditors authority',
  ListAccounts: 'anyAccountReader',
  ShowAccounts: 'officers auditors admin',
  ShowAccountHistory: 'auditors admin self',
  ShowPerson: 'officers authority council admin self',
  ListIncidents: 'anyAdmin',
  ListPacks: 'account',
  ShowPack: 'account',
  // Tells each what is theirs to see.
  Live: 'account',
  WhoAmI: 'account',
  ShowSession: 'public',
  ListSessions: 'account',
  ListFactors: 'account',
  ListSecurityEvents: 'central',
  Health: 'public',
  Ready: 'public',
  ListPublicRounds: 'public',
  ListPublications: 'public | announced',
};

const commands = { ...inRound, ...elsewhere };

const stagesIn = (words: string, isInterviewFirst: boolean): readonly string[] =>
  words.split(' ').flatMap((word) => {
    const span = spans[word];
    if (span !== undefined) return stagesIn(span, isInterviewFirst);
    const [from = '', to] = word.split('..');
    const way = isInterviewFirst ? interviewFirst : order;
    return to === undefined ? [from] : way.slice(way.indexOf(from), way.indexOf(to) + 1);
  });

/** Who asks for what, when, with what. */
export interface Asking {
  readonly me: Person;
  readonly body: Said;
  readonly stage: string;
  readonly seating: Seating;
}

const grants = (rule: string, { me, body, stage, seating }: Asking): boolean => {
  const [who = '', when] = rule.split(' | ');
  const isThen = when === undefined || stagesIn(when, seating.isInterviewFirst).includes(stage);
  return isThen && who.split(' ').some((word) => seats[word]?.(me, body, seating) === true);
};

/** The names of all operations of which the tables say something. */
export const described: readonly string[] = [...Object.keys(commands), ...Object.keys(reads)];

/** What concerns nothing but the own account and its password; who ends other sessions may first be asked for that. */
const ofPassword = [
  ...['WhoAmI', 'ChangePassword', 'ConfirmSession'],
  ...['ListSessions', 'EndOwnSession', 'EndOwnSessions', 'SignOut'],
];

/**
 * All that is left to who comes with an account that is not in order, beside what anybody may do: the way to set it right. A
 * lock is against those who guess: whoever is in already goes on.
 */
const left: Readonly<Record<Standing, readonly string[] | 'ALL'>> = {
  CLOSED: [],
  ONE_TIME: ofPassword,
  UNSECURED: [
    ...[...ofPassword, 'ListFactors', 'BeginApp', 'EnrolApp', 'BeginPasskey', 'EnrolPasskey', 'RemoveFactor'],
  ],
  LOCKED: 'ALL',
};

/** As whom somebody can ask for this. */
const asWhom = (operation: string, me: Person): Person => {
  const rest = me.standing === undefined ? 'ALL' : left[me.standing];
  return rest === 'ALL' || rest.includes(operation) ? me : nobody;
};

/** Whether somebody may do this then: `false` for what nobody thought of. */
export const isAllowed = (operation: string, asking: Asking): boolean => {
  const asked = { ...asking, me: asWhom(operation, asking.me) };
  return ((commands[operation] ?? reads[operation])?.split('; ') ?? []).some((rule) => grants(rule, asked));
};

/** What stands open to whoever comes says whether its time has come. */
export const isOpenToAnybody = (operation: string): boolean =>
  ['DraftRound', 'ReceiveApplication', 'DeclareRelationship'].includes(operation);

/** From when on everybody knows that there is such a round. */
export const isKnown = (stage: string): boolean => stagesIn('announced', false).includes(stage);

/** Lists that whoever may ask for them is shown, be they empty; a part may not be there, a question not be ripe. */
export const isList = (operation: string): boolean => operation.startsWith('List');
