import type { AppointmentCommands, Role, RoundCommands } from '#exams';

// Who may send which command. The rules of a round check the person besides: a marker must sit on the marking board.

const council: readonly Role[] = ['COUNCIL', 'SECRETARY', 'AUTHORITY'];
const anySeat: readonly Role[] = ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'SUPERVISOR', 'AUTHORITY', 'HR'];
const office: readonly Role[] = ['HR', 'SECRETARY'];
const chair: readonly Role[] = ['COUNCIL', 'AUTHORITY'];
const room: readonly Role[] = ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY'];
const markers: readonly Role[] = ['MARKER', 'BOARD_HEAD'];
const head: readonly Role[] = ['BOARD_HEAD', 'COUNCIL'];
const panel: readonly Role[] = ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'AUTHORITY'];
const authority: readonly Role[] = ['AUTHORITY'];

export const roundPolicy: Readonly<Record<keyof RoundCommands, readonly Role[]>> = {
  DraftRound: ['HR'],
  ApprovePrinciple: authority,
  ApprovePlan: authority,
  AnnounceRound: office,
  AmendNotice: office,
  OfferOwnership: ['HR'],
  AcceptOwnership: ['HR'],
  EstablishCouncil: authority,
  EstablishSupervisionBoard: authority,
  EstablishBoard: chair,
  DeclareRelationship: [...anySeat, 'CANDIDATE'],
  DeclareNoRelationship: anySeat,
  DeclareNoRelationshipToPanel: ['CANDIDATE', 'SECRETARY'],
  RecuseMember: [...chair],
  ReplaceMember: authority,
  TableMotion: council,
  CastVote: council,
  CloseMotion: chair,
  OpenApplications: office,
  ReceiveApplication: [...office, 'CANDIDATE'],
  WithdrawApplication: [...office, 'CANDIDATE'],
  CloseApplications: office,
  CheckEligibility: [...room, 'HR'],
  WaiveEligibility: authority,
  RefuseApplication: [...room, 'HR'],
  DeclareShortfall: office,
  ExtendApplications: office,
  CancelPost: authority,
  PublishEligibleList: office,
  SealPapers: head,
  DrawPaper: chair,
  StartWritten: head,
  RecordAttendance: room,
  RecordLateArrival: room,
  ApplySanction: room,
  CancelResult: chair,
  RaiseQuestionError: [...room, 'CANDIDATE'],
  DecideQuestionError: chair,
  TransferCustody: [...anySeat],
  EndWritten: head,
  CodeScripts: head,
  RecordMark: markers,
  CorrectMark: markers,
  ZeroScript: head,
  DecideMark: head,
  AssignThirdMarker: head,
  DecideCollectively: head,
  CompleteMarking: head,
  ConfirmUnsealing: [...head, 'SECRETARY', 'MARKER', 'SUPERVISOR'],
  UnsealCodeMap: [...head, 'SECRETARY', 'MARKER'],
  FileAppeal: ['CANDIDATE', 'SECRETARY'],
  CloseAppealWindow: [...office, 'COUNCIL'],
  RecordAppealMark: markers,
  DecideAppeal: chair,
  CompleteAppeals: council,
  EvaluateGate: council,
  DepositScheme: [...office, 'CANDIDATE'],
  AcceptLateScheme: chair,
  CommitLot: panel,
  DrawOrder: chair,
  StartDefence: panel,
  RecordPresentation: panel,
  RecordQuestioning: panel,
  RecordPresence: panel,
  RecordDefenceAbsence: panel,
  SignSheet: panel,
  DecideSpread: head,
  SealDefence: head,
  GiveOpinion: council,
  ReportOpinions: council,
  DecideHire: authority,
  CompileResults: [...council],
  ResolveTie: authority,
  DecidePreferenceGap: authority,
  ConfirmSingleCandidate: authority,
  ReportResults: chair,
  RecogniseResults: authority,
  AnnounceResults: office,
  ReportSupervision: ['SUPERVISOR'],
  RecordCaseFailed: ['HR', 'AUTHORITY'],
  InviteNextRanked: authority,
  InviteFromReserve: authority,
  RecordPostFilled: ['HR', 'AUTHORITY'],
  LeavePostUnfilled: authority,
  LodgeComplaint: [...anySeat, 'CANDIDATE'],
  SettleComplaint: ['AUTHORITY', 'COUNCIL'],
  CloseRound: ['HR'],
  HandOverRecords: office,
  AnnulResults: authority,
  SuspendRound: authority,
  ResumeRound: authority,
  CancelRound: authority,
  ExpireClock: ['HR'],
};

const registry: readonly Role[] = ['ADMIN', 'HR'];

export const unitPolicy = (): readonly Role[] => registry;
export const positionPolicy = (): readonly Role[] => registry;
export const accountPolicy = (): readonly Role[] => ['ADMIN'];

const decided: ReadonlySet<keyof AppointmentCommands> = new Set<keyof AppointmentCommands>([
  'DecideAppointment',
  'RefuseAppointment',
  'EndAppointment',
  'RecordMerger',
]);

export const appointmentPolicy = (command: keyof AppointmentCommands): readonly Role[] =>
  decided.has(command) ? authority : ['HR', 'AUTHORITY', 'CANDIDATE'];
