import { type DossierItem, type Needs, type NoticeChannel, type Stage, stages } from '#rules';
import type { Role } from '../account/events.js';
import type { AppointmentStatus } from '../appointment/events.js';
import type { Application } from '../round/applications/events.js';
import type { BoardKind, CouncilRole, Office, Standing } from '../round/council/events.js';
import type { RECORD_KINDS } from '../round/results/closing.js';
import type { CaseFailCode, PostStatus } from '../round/results/events.js';
import type { Resumption, SuspendCode } from '../round/standstill/events.js';
import type { PlanTerms } from '../round/plan/events.js';
import type { WrittenPart } from '../round/written/events.js';
import { roundTitles } from '../round/cards.js';
import type { SeatCode } from '../round/seats.js';
import type { UnitEnd } from '../unit/state.js';
import type { Words } from '../wording.js';
import { rangeWords } from './ranges.js';

// The codes of the domain as people call them. A code without words does not compile.

type Named<Code extends string> = Readonly<Record<Code, Words>>;

const both = (vi: string, en: string): Words => ({ vi, en });

/** The stages of a round. */
export const stageWords = Object.fromEntries(stages.map(({ stage, vi, en }) => [stage, both(vi, en)])) as Named<Stage>;

/** The bodies of a round. */
export const bodyWords: Named<BoardKind | 'COUNCIL' | 'SUPERVISION'> = {
  COUNCIL: both('Hội đồng thi tuyển', 'the council'),
  SUPERVISION: both('Ban giám sát', 'the supervision board'),
  FORM_CHECK: both('Ban kiểm tra phiếu đăng ký dự tuyển', 'the form-check board'),
  QUESTION: both('Ban đề thi', 'the question board'),
  INVIGILATION: both('Ban coi thi', 'the invigilation board'),
  CODING: both('Ban phách', 'the coding board'),
  MARKING: both('Ban chấm thi', 'the marking board'),
  APPEAL_MARKING: both('Ban chấm phúc khảo', 'the appeal-marking board'),
  SCHEME_MARKING: both('Ban chấm đề án', 'the scheme-marking board'),
};

const councilRoleWords: Named<CouncilRole> = {
  CHAIR: both('Chủ tịch Hội đồng', 'chair'),
  VICE_CHAIR: both('Phó Chủ tịch Hội đồng', 'vice-chair'),
  SECRETARY: both('Thư ký Hội đồng', 'secretary'),
  MEMBER: both('Ủy viên Hội đồng', 'member'),
};

const officeWords: Named<Office> = {
  HEAD: both('người đứng đầu cơ quan, đơn vị', 'the head of the body'),
  DEPUTY_HEAD: both('cấp phó của người đứng đầu', 'a deputy of the head'),
  HR_LEADER: both('người đứng đầu bộ phận tổ chức cán bộ', 'the head of the personnel section'),
  HR_OFFICER: both('công chức, viên chức làm tổ chức cán bộ', 'an officer of the personnel section'),
  PROFESSIONAL_LEADER: both('người đứng đầu bộ phận chuyên môn', 'the head of a professional section'),
  OUTSIDE_EXPERT: both('chuyên gia ngoài cơ quan', 'an expert from outside'),
};

const standingWords: Named<Standing> = {
  CLEAN: both('không vướng kỷ luật', 'clean'),
  UNDER_DISCIPLINE: both('đang bị xem xét hoặc thi hành kỷ luật', 'under discipline'),
  PUNISHED_FOR_CORRUPTION: both('đã bị xử lý về tham nhũng', 'punished for corruption'),
  PUNISHED_IN_PERSONNEL_WORK: both('đã bị xử lý về công tác cán bộ', 'punished in personnel work'),
};

const applicationWords: Named<Application['status']> = {
  APPLIED: both('đã nộp, đang được xem xét', 'under examination'),
  REFUSED: both('không được dự tuyển', 'refused'),
  ELIGIBLE: both('đủ điều kiện', 'eligible'),
  WITHDRAWN: both('đã rút', 'withdrawn'),
};

const unitWords: Named<'UNKNOWN' | 'ACTIVE' | UnitEnd> = {
  UNKNOWN: both('chưa có', 'unknown'),
  ACTIVE: both('đang hoạt động', 'active'),
  MERGED: both('đã sáp nhập', 'merged'),
  SPLIT: both('đã chia tách', 'split'),
  DISSOLVED: both('đã giải thể', 'dissolved'),
  EQUITISED: both('đã cổ phần hóa', 'turned into a company'),
};

const postWords: Named<PostStatus> = {
  OPEN: both('đang tuyển', 'open'),
  WINNER_PROPOSED: both('đã có người trúng tuyển', 'won'),
  CASE_FAILED: both('hồ sơ bổ nhiệm không thành', 'its appointment has failed'),
  FILLED: both('đã có người giữ', 'filled'),
  UNFILLED: both('để trống', 'unfilled'),
  CANCELLED: both('đã hủy', 'cancelled'),
};

const appointmentWords: Named<AppointmentStatus> = {
  UNKNOWN: both('chưa mở', 'not open'),
  OPENED: both('mới mở', 'open'),
  DOSSIER_DUE: both('đang chờ hồ sơ', 'waiting for its dossier'),
  DOSSIER_COMPLETE: both('hồ sơ đã đủ', 'complete'),
  PARTY_OPINION: both('đã có ý kiến cấp ủy', 'with the opinion of the Party committee'),
  DECIDED: both('đã có quyết định', 'decided'),
  IN_OFFICE: both('đã nhận nhiệm vụ', 'in office'),
  ENDED: both('đã thôi giữ chức vụ', 'ended'),
  FAILED: both('không thành', 'failed'),
};

const dossierWords: Named<DossierItem> = {
  PROPOSAL: both('tờ trình', 'the proposal'),
  VOTES_AND_MINUTES: both('biên bản và kết quả bỏ phiếu', 'votes and minutes'),
  CURRICULUM_VITAE: both('sơ yếu lý lịch', 'the curriculum vitae'),
  SELF_REVIEW: both('bản tự kiểm điểm', 'the self-review'),
  EVALUATIONS: both('nhận xét, đánh giá', 'the evaluations'),
  RESIDENCE_COMMENT: both('nhận xét của nơi cư trú', 'the comment from the place of residence'),
  POLITICAL_STANDARD: both('kết luận về tiêu chuẩn chính trị', 'the conclusion on the political standard'),
  ASSET_DECLARATION: both('bản kê khai tài sản, thu nhập', 'the declaration of assets'),
  DIPLOMAS: both('văn bằng, chứng chỉ', 'diplomas'),
  HEALTH_CERTIFICATE: both('giấy chứng nhận sức khỏe', 'the health certificate'),
};

const recordWords: Named<(typeof RECORD_KINDS)[number]> = {
  ORGANISING_PAPERS: both('văn bản tổ chức thi', 'organising papers'),
  COUNCIL_AND_BOARD_MINUTES: both('biên bản của Hội đồng và các ban', 'minutes of the council and the boards'),
  ELIGIBLE_LIST: both('danh sách đủ điều kiện', 'the eligible list'),
  HANDOVER_MINUTES: both('biên bản bàn giao', 'handover minutes'),
  ORIGINAL_PAPER: both('đề thi gốc', 'the original paper'),
  ANSWER_KEY: both('đáp án', 'the answer key'),
  MARK_SCHEME: both('hướng dẫn chấm', 'the mark scheme'),
  SCORE_SHEETS: both('phiếu chấm điểm', 'score sheets'),
  RECORDINGS: both('ghi âm, ghi hình', 'recordings'),
  RESULT_TABLES: both('bảng tổng hợp kết quả', 'result tables'),
  VIOLATION_MINUTES: both('biên bản vi phạm', 'minutes of violations'),
  DECISIONS: both('các quyết định', 'decisions'),
  COMPLAINT_DECISIONS: both('quyết định giải quyết khiếu nại', 'decisions on complaints'),
  SCRIPT_BAGS_AND_CODE_HEADS: both('túi bài thi và đầu phách', 'script bags and code heads'),
};

const channelWords: Named<NoticeChannel> = {
  MEDIA: both('phương tiện thông tin đại chúng', 'the mass media'),
  PORTAL: both('cổng thông tin điện tử', 'the portal'),
  LETTER: both('thư mời', 'a letter'),
};

const needsWords: Named<Needs> = {
  SECOND_MARK: both('điểm của người chấm thứ hai', 'a second mark'),
  HEAD_DECISION: both('quyết định của Trưởng Ban chấm thi', 'a decision of the head of the marking board'),
  THIRD_MARK: both('điểm của người chấm thứ ba', 'a third mark'),
  COLLECTIVE_DECISION: both('điểm chấm tập thể', 'a collective mark'),
  APPEAL_SECOND_MARK: both('điểm phúc khảo thứ hai', 'a second appeal mark'),
  APPEAL_THIRD_MARK: both('điểm phúc khảo thứ ba', 'a third appeal mark'),
  CHAIR_DECISION: both('quyết định của Chủ tịch Hội đồng', 'a decision of the chair'),
  SPREAD_DECISION: both('quyết định về phiếu điểm chênh lệch', 'a decision on sheets that lie far apart'),
  TIE_DECISION: both('quyết định thứ tự khi bằng điểm', 'the order of a tie'),
  PREFERENCE_GAP: both('quyết định vị trí cho người hết nguyện vọng', 'a post for somebody whose wishes are taken'),
  DEFENCE_SHEETS: both('phiếu điểm bảo vệ', 'score sheets of the defence'),
  CHOICE: both('lựa chọn của người ký hợp đồng', 'the choice of the signer'),
};

const suspensionWords: Named<SuspendCode> = {
  UNIT_MERGED: both('đơn vị sáp nhập', 'the unit was merged'),
  UNIT_SPLIT: both('đơn vị chia tách', 'the unit was split'),
  UNIT_DISSOLVED: both('đơn vị giải thể', 'the unit was dissolved'),
  CODE_MAP_MISMATCH: both('bảng phách không khớp mã cam kết', 'the code map does not match its commitment'),
  LEAK: both('lộ đề thi', 'a leak'),
  DENUNCIATION: both('có tố cáo', 'a denunciation'),
  FORCE_MAJEURE: both('bất khả kháng', 'force majeure'),
};

const failureWords: Named<CaseFailCode> = {
  REFUSED: both('không được bổ nhiệm', 'refused'),
  DOSSIER_LATE: both('nộp hồ sơ quá hạn', 'the dossier was late'),
  FALSE_DOCUMENTS: both('hồ sơ không trung thực', 'papers are false'),
  DID_NOT_TAKE_OFFICE: both('không nhận nhiệm vụ đúng hạn', 'office was not taken in time'),
  STANDARD_NOT_MET: both('không đạt tiêu chuẩn chính trị', 'the political standard is not met'),
};

const resumptionWords: Named<Resumption> = {
  UNCHANGED: both('tiếp tục như cũ', 'unchanged'),
  CONTINUE_AS_SUCCESSOR: both('tiếp tục ở đơn vị kế thừa', 'in the successor'),
};

const checkWords: Named<'MET' | 'NOT_MET' | 'WAIVED'> = {
  MET: both('đạt', 'met'),
  NOT_MET: both('không đạt', 'not met'),
  WAIVED: both('được miễn', 'waived'),
};

const questionWords: Named<WrittenPart['questionErrors'][string]> = {
  OPEN: both('chưa quyết định', 'not decided'),
  KEEP: both('giữ nguyên câu hỏi', 'the question is kept'),
  CREDIT_ALL: both('cộng điểm cho mọi thí sinh', 'everybody is given its points'),
  NEUTRALISE: both('không tính câu hỏi', 'the question does not count'),
};

/** Conditions that packs and plans usually set; a plan may set others under names of its own. */
const ruleWords: Readonly<Record<string, Words>> = {
  TIME_IN_POST: both('thời gian giữ chức vụ hiện tại hoặc tương đương', 'time in the current or an equal post'),
  SIGNERS_RELATIVE: both('không là người thân của người ký hợp đồng', 'no relative of the signer'),
};

const clockWords: Readonly<Record<string, Words>> = {
  applicationsWindow: both('nhận phiếu đăng ký dự tuyển', 'applications'),
  appealWindow: both('nhận đơn phúc khảo', 'appeals'),
  appealMarkingDue: both('chấm phúc khảo', 'appeal marking'),
  announceDue: both('thông báo kết quả', 'the announcement'),
  approveDue: both('công nhận kết quả', 'the recognition of the results'),
  archiveDue: both('nộp lưu hồ sơ', 'the archive'),
  decisionDue: both('quyết định bổ nhiệm', 'the decision on the appointment'),
  dossierDue: both('hoàn thiện hồ sơ bổ nhiệm', 'the appointment dossier'),
  eligibleListDue: both('công bố danh sách đủ điều kiện', 'the eligible list'),
  markingDue: both('chấm thi', 'marking'),
  nextRankedDue: both('mời người xếp thứ hạng liền kề', 'the invitation of the next-ranked'),
  officeDue: both('nhận nhiệm vụ', 'the taking of office'),
  principleDue: both('duyệt chủ trương', 'the approval in principle'),
  reportDue: both('báo cáo kết quả', 'the report'),
  supervisionReportDue: both('báo cáo giám sát', 'the supervision report'),
  termEnd: both('hết nhiệm kỳ', 'the end of the term'),
  termReminder: both('nhắc hết nhiệm kỳ', 'the reminder of the end of the term'),
  writtenDue: both('tổ chức thi viết', 'the written paper'),
};

const courseWords: Readonly<Record<string, Words>> = {
  BEGINNING: both('phần mở đầu', 'the beginning'),
  AFTER_WRITTEN_FINAL: both('bảo vệ đề án sau khi có kết quả viết', 'defence after the written result'),
  BEFORE_WRITTEN_RESULT: both('bảo vệ đề án trước khi có kết quả viết', 'defence before the written result'),
  SCHEME_ONLY: both('chỉ bảo vệ đề án', 'scheme only'),
  CONTRACT: both('ký hợp đồng', 'contract'),
};

const termWords: Named<keyof PlanTerms> = {
  allocation: both('cách xếp vị trí', 'how posts are given out'),
  ranking: both('cách xếp hạng', 'the ranking'),
  course: both('tiến trình', 'the course'),
  weights: both('trọng số điểm viết và điểm bảo vệ', 'the weights'),
  writtenPassMark: both('điểm đạt bài viết', 'the pass mark of the paper'),
  defencePassMark: both('điểm đạt phần bảo vệ', 'the pass mark of the defence'),
  markGrain: both('bước điểm', 'the grain of marks'),
  spreadLimit: both('mức chênh lệch giữa các phiếu', 'the limit of the spread'),
  presentMinutes: both('thời gian trình bày', 'the minutes to present'),
  questionMinutes: both('thời gian hỏi đáp', 'the minutes of questions'),
  panel: both('hội đồng chấm bảo vệ', 'the panel'),
  minCandidates: both('số người dự tuyển tối thiểu', 'the least number of candidates'),
  measuredAt: both('thời điểm tính số người dự tuyển', 'when candidates are counted'),
  onShortfall: both('cách xử lý khi thiếu người dự tuyển', 'what follows a shortfall'),
  eligibility: both('điều kiện dự tuyển', 'the conditions of eligibility'),
  appealWindow: both('thời hạn nộp đơn phúc khảo', 'the window for appeals'),
  reserveMonths: both('thời gian bảo lưu kết quả', 'how long results are kept in reserve'),
};

/** Seats as people call them; none for those in which nobody in particular sits. */
export const seatWords: Named<Exclude<SeatCode, 'SYSTEM' | 'ANYONE'>> = {
  OWNER: both('cán bộ đầu mối của đợt thi', 'the owner of the round'),
  NEW_OWNER: both('người được đề nghị nhận đầu mối', 'whoever the round was offered to'),
  AUTHORITY: both('người đứng đầu cơ quan có thẩm quyền bổ nhiệm', 'the head of the appointing body'),
  SUPERIOR: both('cấp trên của cơ quan có thẩm quyền', 'the superior of the appointing body'),
  CHAIR: both('Chủ tịch Hội đồng thi tuyển', 'the chair of the council'),
  SECRETARY: both('Thư ký Hội đồng thi tuyển', 'the secretary of the council'),
  COUNCIL: both('thành viên Hội đồng thi tuyển', 'a member of the council'),
  PANEL: both('thành viên hội đồng chấm bảo vệ', 'a member of the panel'),
  PANEL_HEAD: both('người chủ trì chấm bảo vệ', 'the head of the panel'),
  FORM_CHECK_BOARD: both('thành viên Ban kiểm tra phiếu đăng ký dự tuyển', 'a member of the form-check board'),
  FORM_CHECK_HEAD: both('Trưởng Ban kiểm tra phiếu đăng ký dự tuyển', 'the head of the form-check board'),
  QUESTION_BOARD: both('thành viên Ban đề thi', 'a member of the question board'),
  QUESTION_HEAD: both('Trưởng Ban đề thi', 'the head of the question board'),
  INVIGILATION_BOARD: both('thành viên Ban coi thi', 'a member of the invigilation board'),
  INVIGILATION_HEAD: both('Trưởng Ban coi thi', 'the head of the invigilation board'),
  CODING_BOARD: both('thành viên Ban phách', 'a member of the coding board'),
  CODING_HEAD: both('Trưởng Ban phách', 'the head of the coding board'),
  MARKING_BOARD: both('thành viên Ban chấm thi', 'a member of the marking board'),
  MARKING_HEAD: both('Trưởng Ban chấm thi', 'the head of the marking board'),
  APPEAL_MARKING_BOARD: both('thành viên Ban chấm phúc khảo', 'a member of the appeal-marking board'),
  APPEAL_MARKING_HEAD: both('Trưởng Ban chấm phúc khảo', 'the head of the appeal-marking board'),
  SCHEME_MARKING_BOARD: both('thành viên Ban chấm đề án', 'a member of the scheme-marking board'),
  SCHEME_MARKING_HEAD: both('Trưởng Ban chấm đề án', 'the head of the scheme-marking board'),
  SUPERVISION_BOARD: both('thành viên Ban giám sát', 'a member of the supervision board'),
  KEEPERS: both('người giữ bảng phách', 'a keeper of the code map'),
  SEATED: both('người có tên trong Hội đồng hoặc các ban', 'whoever sits on the council or a board'),
  CANDIDATES: both('thí sinh', 'a candidate'),
};

/** Roles of accounts as people call them. */
export const roleWords: Named<Role> = {
  ADMIN: both('quản trị viên', 'administrator'),
  HR: both('cán bộ nhân sự', 'HR officer'),
  COUNCIL: both('thành viên Hội đồng', 'member of the council'),
  BOARD_HEAD: both('trưởng ban', 'head of a board'),
  MARKER: both('thành viên ban', 'board member'),
  SECRETARY: both('thư ký', 'secretary'),
  SUPERVISOR: both('ban giám sát', 'supervision board'),
  AUTHORITY: both('cấp có thẩm quyền', 'appointing authority'),
  AUDITOR: both('người kiểm tra', 'auditor'),
  CANDIDATE: both('thí sinh', 'candidate'),
};

/** The codes that may stand in a detail of a refusal, by the name of the detail. */
export const detailWords: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  stage: stageWords,
  missing: { ...dossierWords, ...recordWords, ...stageWords },
  event: roundTitles,
  body: bodyWords,
  one: bodyWords,
  other: bodyWords,
  kind: channelWords,
  kinds: channelWords,
  role: councilRoleWords,
  roles: roleWords,
  seat: seatWords,
  offices: officeWords,
  standing: standingWords,
  // Of an appointment case that is not there nobody says the status.
  status: { ...appointmentWords, ...applicationWords, ...postWords, ...unitWords },
  needs: needsWords,
  code: { ...suspensionWords, ...failureWords },
  as: resumptionWords,
  fact: checkWords,
  decision: questionWords,
  rule: ruleWords,
  clock: clockWords,
  course: courseWords,
  courses: courseWords,
  allowed: { ...courseWords, ...rangeWords },
  term: termWords,
  parameter: termWords,
};
