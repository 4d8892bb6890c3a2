// What each field of a body means, once for all bodies that have it: the document says it beside the field's own check.

/** What a field means, and a sample where that of its kind would say nothing. */
export interface FieldWords {
  readonly description: string;
  readonly example?: unknown;
}

type Told = string | readonly [description: string, example: unknown];

const person = 'personId, as answered by `POST /api/people` or `POST /api/accounts`';
const MARK = '66.25';

/** By name; `Class.name` where the same name means something else in one body. */
const words: Readonly<Record<string, Told>> = {
  // What every command may carry.
  occurredAt: [
    'When it happened, if that was not now: RFC 3339 with any offset, kept in UTC. Goes with `backdatedReason` and `backdatedNote`; a round with `entry` RETROSPECTIVE gives these two once, with `draft-round`.',
    '2026-03-17T08:00:00+07:00',
  ],
  backdatedReason: [
    'Code of why it is recorded late. Left out in a round with `entry` RETROSPECTIVE, that of its draft holds.',
    'PAPER_ENTRY',
  ],
  backdatedNote: [
    'Who checked the late entry against which papers: a note of the supervision board, or of whoever types it in while none sits. Left out in a round with `entry` RETROSPECTIVE, that of its draft holds.',
    'Ban giám sát đã đối chiếu với bản giấy.',
  ],

  // Papers and texts.
  'DocumentBody.number': ['Number of the paper.', '12/QĐ-UBND'],
  'DocumentBody.date': 'Day on which it was signed.',
  hash: 'SHA-256 of the file, in hex.',
  document: 'The signed paper.',
  decision: 'The signed decision.',
  'DecideQuestionErrorBody.decision': 'What is done about the question.',
  report: 'The signed report.',
  vacancy: 'The paper that says that the post is vacant.',
  reason: ['Why, in words.', 'Theo biên bản họp ngày 17/3/2026.'],
  'DissolveUnitBody.reason': 'Why the unit ends.',
  'EndAppointmentBody.reason': 'Why the appointment ends.',
  minutes: 'SHA-256 of the minutes, in hex.',
  'RecordPresentationBody.minutes': ['How many minutes it took.', 18],
  'RecordQuestioningBody.minutes': ['How many minutes it took.', 25],
  'RecordLateArrivalBody.minutes': ['How many minutes late.', 10],
  record: 'SHA-256 of the record of the session, in hex.',
  snapshot: 'SHA-256 of what is made public, in hex.',
  evidence: 'SHA-256 of the evidence, in hex.',
  'EligibilityRuleBody.evidence': ['Kind of the document that proves it.', 'appointment-decision'],
  sheet: 'SHA-256 of the signed sheet, in hex.',
  opinion: ['The opinion on this candidate.', 'Đề án khả thi, kinh nghiệm phù hợp.'],
  subject: ['What is voted on.', 'Thông qua danh sách đủ điều kiện dự thi.'],
  text: ['What is wrong with the question.', 'Câu 3 có hai cách hiểu.'],
  effects: ['What follows from it for whom.', 'Các kết quả đã công bố hết hiệu lực.'],
  effectiveOn: 'First day of its effect.',
  on: 'From which day.',
  due: ['Last day of the clock, as `clocks` shows it.', '2026-03-17'],
  from: 'First day.',
  'TransferCustodyBody.from': [`Who hands over: ${person}.`, 'person-1'],
  until: ['Last day.', '2026-06-30'],

  // People and bodies.
  person: [`Who: ${person}.`, 'person-1'],
  role: 'Part in the council.',
  'RoleBody.role': 'Role of the account.',
  roles: 'Roles of the account.',
  office: 'Office that qualifies for the seat.',
  standing: 'Whether somebody of the unit or of another body.',
  members: 'The members.',
  'EstablishSupervisionBoardBody.members': ['Members beside head, deputy and secretary.', []],
  'EstablishBoardBody.members': ['Members beside head, deputy and secretary.', []],
  'DeclareNoRelationshipToPanelBody.members': ['personIds of the members, as `to-declare` names them.', ['person-1']],
  'RecordPresenceBody.members': ['personIds of the members who attended all of it.', ['person-1']],
  head: 'Who heads the board.',
  heads: ['personIds of the heads of the marking and the appeal marking board.', ['person-1', 'person-2']],
  deputy: 'Who stands in for the head.',
  secretary: 'Who keeps the papers of the board; gives no mark.',
  member: [`The member: ${person}.`, 'person-1'],
  by: 'Who comes instead.',
  marker: [`Who marks: ${person}.`, 'person-3'],
  keepers: ['personIds: who keeps the code map, and who keeps its salt.', ['person-1', 'person-2']],
  supervisor: [`Who of the supervision board has agreed to the unsealing and watches it: ${person}.`, 'person-1'],
  witnesses: ['personIds of the witnesses.', ['person-1']],
  'StartWrittenBody.witnesses': ['Ids of the candidates who witness that the seal is whole.', ['ts-01', 'ts-02']],
  invigilators: ['personIds of those who invigilate.', ['person-2']],
  to: [`Who takes over: ${person}.`, 'person-2'],
  owner: [`The one focal point of the round: ${person}, with the role HR.`, 'person-1'],
  'RegisterUnitBody.owner': ['Code of the body that the unit belongs to.', 'SGDDT'],
  'ChangeOwnerBody.owner': ['Code of the body that the unit belongs to from then on.', 'SGDDT'],
  'RecordMergerBody.authority': [
    'Who appoints there from then on, as the registry has it: may be left out.',
    'person-1',
  ],
  'ApprovePositionBody.body': [
    'Id of the owning body that keeps the position. Left out: that for which the sender acts; of whoever acts for every body, it is kept for all.',
    'SGDDT',
  ],
  bodies: [
    'Ids of the owning bodies for which the roles hold, as units name them in `owner`; `*` stands for every one. Only what the sender acts for. Left out when an account is opened: those of the sender.',
    ['SGDDT'],
  ],
  authority: [`Who appoints there: ${person}, with the role AUTHORITY.`, 'person-1'],
  superior: [`To whom that authority answers: ${person}.`, 'person-2'],
  relation: 'What there is between the two.',
  scope: 'For everything, or for one candidate.',
  name: ['Full name; kept in the vault only.', 'Nguyễn Văn Mẫu'],
  'RegisterUnitBody.name': ['Public name of the unit.', 'Trường THPT mẫu'],
  'RenameUnitBody.name': ['Public name of the unit from then on.', 'Trường THPT mẫu số 2'],
  'OpenAccountBody.name': ['Full name of a new person; not needed with `person`.', 'Nguyễn Văn Mẫu'],
  'OpenAccountBody.person': ['Somebody registered already, e.g. a candidate: then the account is theirs.', 'person-1'],
  birthDate: 'Day of birth; kept in the vault only.',
  identityNumber: '12 digits of a CCCD, or the 9 of a CMND; kept in the vault only.',
  login: ['What is typed to sign in.', 'canbo.mau'],
  password: ['12 characters or more; given out once, by a way of its own.', 'mat-khau-mau-2026'],
  'SignInBody.password': ['The password.', 'mat-khau-mau-2026'],
  proof: ['A token sealed under the master key of this server, at most a minute old.', 'YWRtaW4.x1'],
  current: ['The password until now.', 'mat-khau-mau-2026'],
  next: ['The new password, 12 characters or more.', 'mat-khau-moi-2026'],

  // Rounds and plans.
  code: ['Code or number as people write it.', '01/2026'],
  'RegisterUnitBody.code': ['Code of the unit.', 'THPT-MAU'],
  'ApprovePositionBody.code': ['Code of the job position.', 'HT-THPT'],
  'CodeEntryBody.code': ['Code of the script.', 'K07'],
  'CancelPostBody.code': 'Why the post falls away.',
  'FailCaseBody.code': 'Why the case failed.',
  'RecordCaseFailedBody.code': 'Why the case failed.',
  'SuspendRoundBody.code': 'Why the round stands still.',
  mandate: ['Number of the document that asks for the round.', '72-KH/TU'],
  posts: 'The posts to be filled.',
  'ReceiveApplicationBody.posts': ['Posts applied for, in order of preference.', ['P1']],
  post: ['Code of the post in the round.', 'P1'],
  unit: ['Id of the unit.', 'thpt-mau'],
  'WindowBody.unit': 'Calendar days or working days.',
  position: ['Code of the job position.', 'HT-THPT'],
  entry:
    '`LIVE` as it happens, `RETROSPECTIVE` typed in from the papers of a round that was held before: see `docs/retrospective.md`.',
  pack: ['The rules: `id` or `id@version`, as `GET /api/packs` lists them.', 'VN-CIVIL-2025@1'],
  packHash: 'SHA-256 of the pack, to be sure which one it is; left out, the pack’s own is recorded.',
  terms: 'What the plan decides where the pack leaves a choice.',
  budget: ['Number of the document that gives the money.', '15/QĐ-STC'],
  scheme: 'The scheme of job positions.',
  'SchemeBody.number': ['Number of the scheme.', '34/QĐ-UBND'],
  'SchemeBody.version': ['Version of the scheme.', '2026'],
  units: ['Ids of the units that it covers.', ['thpt-mau']],
  ranking: 'How candidates are ranked; left out, as the pack says.',
  course: ['Name of the course in the pack: which stages, in which order.', 'AFTER_WRITTEN_FINAL'],
  weights: 'Weights of the two parts, for a weighted ranking.',
  written: ['Weight of the paper.', '0.5'],
  defence: ['Weight of the defence.', '0.5'],
  allocation: 'How winners come to posts.',
  writtenPassMark: ['Least mark of the paper.', '50'],
  defencePassMark: ['Least mark of the defence.', '50'],
  spreadLimit: ['Widest difference of scores that needs no decision.', '20'],
  minCandidates: ['Least number of candidates for a post.', 2],
  measuredAt: 'When they are counted.',
  onShortfall: 'What happens when there are fewer.',
  appealWindow: 'How long appeals may be filed.',
  length: ['How many days.', 10],
  markGrain: ['The step that marks are given in.', '0.25'],
  panel: 'Who scores the defence.',
  reserveMonths: ['For how many months results may fill later vacancies.', 12],
  presentMinutes: ['Minutes to present.', 20],
  questionMinutes: ['Minutes for questions.', 30],
  eligibility: 'The conditions of admission.',
  rule: ['Code of the condition in the plan.', 'degree'],
  waivableBy: ['Code of who may waive it.', 'AUTHORITY'],
  channels: 'Where it is announced.',
  'ChannelBody.kind': 'Kind of the channel.',
  reference: ['Address or number there.', 'https://thongbao.mau.vn/01'],
  opensOn: ['First day for applications.', '2026-03-17'],
  closesOn: ['Last day for applications.', '2026-04-16'],
  'ExtendApplicationsBody.closesOn': [
    'New last day for applications, 15 days or more after the day of the extension.',
    '2026-05-16',
  ],
  kind: 'Which kind.',
  'AttachmentBody.kind': ['Kind of the document.', 'CV'],
  'RecordBody.kind': ['Kind of the record, as `waiting` lists those that are missing.', 'DECISIONS'],
  'EstablishBoardBody.kind': 'Which board.',
  'ApplySanctionBody.kind': 'Which sanction.',

  // Candidates.
  candidate: ['Id of the candidate in the round.', 'ts-01'],
  candidates: ['Ids of the candidates, as `to-declare` names them.', ['ts-01']],
  tier: 'Group of candidates by which some conditions differ.',
  documents: 'The dossier: kind and hash of each document.',
  result: 'What the check found.',
  months: ['Whole months in the current or an equal post.', 36],
  warned: 'True when the candidate was told that the mark may go down.',

  // The paper.
  versions: 'The versions of the paper.',
  version: ['Code of the version.', 'DE-A'],
  seal: ['Number of the seal.', 'NP-001'],
  roomsPostedOn: 'Day on which rooms were posted.',
  sealIntact: 'Whether the seal was whole.',
  present: 'Whether the candidate came.',
  admitted: 'Whether the candidate was let in.',
  question: ['Code of the question.', 'C3'],
  item: ['What is handed over.', 'BAI-THI'],
  'ReceiveDossierItemBody.item': 'Which item of the dossier.',
  count: ['How many pieces.', 22],
  scripts: 'The scripts handed in.',
  sheets: ['How many sheets.', 4],
  signed: 'Whether the candidate signed for it.',
  codes: ['The codes of all scripts.', ['K07']],
  deviatesIn: [
    'Names of the terms in which the plan asks for less than its pack, so that nobody does so unawares.',
    ['minCandidates'],
  ],
  outside: 'True for a mark outside the marks that were given; the reason then says why.',
  body: 'Which body: the council, the supervision board, or a board by its kind.',
  added: 'Seats that are filled in addition.',
  removed: ['personIds of members who leave the body.', ['person-3']],
  lot: 'Which lot: that of the question papers, or that of the order of the defence; the latter where it is left out.',
  'GiveLotNumberBody.number': 'The number that is given to the lot, 64 hex digits drawn at random.',
  lost: 'True where the map or its salt cannot be found any more, instead of an attempt that failed.',
  commitment: 'SHA-256 that is committed to now and opened later, in hex.',
  script: ['Code of the script.', 'K07'],
  mark: ['The mark, on the scale of the pack.', MARK],
  agreed: 'True when the two markers agreed on it.',
  map: 'Which code is whose.',
  salt: 'Salt of the commitment, in hex.',

  // The defence.
  secret: 'Secret of the commitment, in hex.',
  score: ['The score, on the scale of the pack.', MARK],
  'DecideSpreadBody.kind': 'What is decided.',
  'DecideSpreadBody.member': ['Whose score is left out, if one is.', 'person-1'],

  // Results, cases, complaints.
  order: ['Ids of the tied candidates, the first in rank first.', ['ts-01', 'ts-02']],
  complaint: ['Code of the complaint.', 'KN-01'],
  concerns: 'About whom or what it is: the boards and results, the council, or the head of the body.',
  receivedOn: ['On which day it came in.', '2026-03-02'],
  complainant: [
    'Name and address of whoever sent it, as they stand there; opened to whoever handles it alone.',
    'Nguyễn Văn Mẫu, 1 phố Mẫu',
  ],
  outcome: 'What came of it.',
  items: 'What is handed over.',
  archive: ['Name or code of the archive.', 'Luu tru So Noi vu'],
  as: 'In which way it goes on.',
  successor: 'The unit that goes on with the round.',
  'MergeIntoBody.successor': ['Id of the unit that it becomes part of.', 'thpt-mau-2'],
  successors: ['Ids of the units that come of it.', ['thpt-mau-2', 'thpt-mau-3']],
  years: ['Length of the term.', 5],
  of: ['Id of the unit that ended.', 'thpt-mau'],
  into: ['Id of the unit that goes on.', 'thpt-mau-2'],
  choice: 'What is chosen.',
  'CastVoteBody.choice': 'The vote.',
  favourable: 'Whether the opinion is in favour.',
  met: 'Whether the standard is met.',
  clock: ['Name of the clock, as `clocks` shows it.', 'applicationsWindow'],
  motion: ['Code of the motion.', 'BQ-01'],

  // The registry.
  autonomyGroup: ['Group of financial autonomy of a public service unit.', 2],
  group: ['Group of financial autonomy.', 2],
  predecessors: ['Ids of the units that it came of.', ['thpt-mau']],
  title: ['Name of the job position.', 'Hiệu trưởng trường THPT'],
  schemeVersion: ['Version of the scheme of job positions.', '2026'],
  approvedOn: 'Day of the approval.',
  tasks: ['What its holder does.', ['Điều hành nhà trường']],
  competencies: ['What its holder must be able to do.', ['Quản trị trường học']],
};

const toldOf = (told: Told): FieldWords =>
  typeof told === 'string' ? { description: told } : { description: told[0], example: told[1] };

/** What a field of a body means. */
export const wordsOfField = (body: string, field: string): FieldWords | undefined => {
  const told = words[`${body}.${field}`] ?? words[field];
  return told === undefined ? undefined : toldOf(told);
};

/** The names in the list, for the check that each is that of a field. */
export const wordedFields: readonly string[] = Object.keys(words);
