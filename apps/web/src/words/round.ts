import { wordsOf } from './codes.js';
import type { Words } from './language.js';

// What the codes of rounds, candidates and cases are called where the product has no words for them.

type Family = Readonly<Record<string, Words>>;

type FamilyName =
  | 'candidateStatus'
  | 'tier'
  | 'clockState'
  | 'whose'
  | 'relation'
  | 'publication'
  | 'commitment'
  | 'value'
  | 'evidence'
  | 'rule'
  | 'seat'
  | 'vote';

const candidateStatus: Family = {
  SAT: { vi: 'đã dự thi viết', en: 'sat the paper' },
  ABSENT: { vi: 'vắng thi', en: 'absent' },
  DISQUALIFIED: { vi: 'bị đình chỉ hoặc hủy kết quả', en: 'disqualified' },
  WRITTEN_SCORED: { vi: 'đã có điểm viết', en: 'has a written mark' },
  ADMITTED: { vi: 'được vào vòng bảo vệ', en: 'admitted to the defence' },
  ELIMINATED: { vi: 'không đạt', en: 'eliminated' },
  DEFENDED: { vi: 'đã bảo vệ đề án', en: 'has defended' },
  RANKED: { vi: 'đã xếp hạng', en: 'ranked' },
  WINNER: { vi: 'trúng tuyển', en: 'winner' },
  NOT_SELECTED: { vi: 'không trúng tuyển', en: 'not selected' },
};

const tier: Family = {
  IN_PLANNING: { vi: 'trong quy hoạch', en: 'in the planning list' },
  NOMINATED: { vi: 'được giới thiệu', en: 'nominated' },
  OUTSIDE: { vi: 'nguồn bên ngoài', en: 'from outside' },
};

const clockState: Family = {
  OVERDUE: { vi: 'quá hạn', en: 'overdue' },
  RUNNING: { vi: 'đang tính', en: 'running' },
  PAUSED: { vi: 'tạm dừng', en: 'paused' },
  NOT_STARTED: { vi: 'chưa bắt đầu', en: 'not started' },
  STOPPED: { vi: 'đã xong', en: 'over' },
};

const whose: Family = {
  AUTHORITY: { vi: 'cơ quan tổ chức', en: 'the organisers' },
  CANDIDATE: { vi: 'thí sinh', en: 'candidates' },
};

const relation: Family = {
  SPOUSE: { vi: 'vợ, chồng', en: 'spouse' },
  PARENT: { vi: 'cha, mẹ', en: 'parent' },
  CHILD: { vi: 'con', en: 'child' },
  ADOPTIVE_PARENT: { vi: 'cha, mẹ nuôi', en: 'adoptive parent' },
  ADOPTED_CHILD: { vi: 'con nuôi', en: 'adopted child' },
  PARENT_IN_LAW: { vi: 'cha, mẹ vợ hoặc chồng', en: 'parent-in-law' },
  SIBLING: { vi: 'anh, chị, em ruột', en: 'sibling' },
  SIBLING_OF_SPOUSE: { vi: 'anh, chị, em của vợ hoặc chồng', en: 'sibling of the spouse' },
  SPOUSE_OF_SIBLING: { vi: 'vợ hoặc chồng của anh, chị, em', en: 'spouse of a sibling' },
  GRANDPARENT: { vi: 'ông, bà', en: 'grandparent' },
  GRANDCHILD: { vi: 'cháu (của ông, bà)', en: 'grandchild' },
  AUNT_OR_UNCLE: { vi: 'cô, dì, chú, bác, cậu', en: 'aunt or uncle' },
  NIECE_OR_NEPHEW: { vi: 'cháu (của cô, dì, chú, bác, cậu)', en: 'niece or nephew' },
  COUSIN: { vi: 'anh, chị, em họ', en: 'cousin' },
  SUPERIOR: { vi: 'cấp trên trực tiếp', en: 'superior' },
  SUBORDINATE: { vi: 'cấp dưới trực tiếp', en: 'subordinate' },
  BUSINESS: { vi: 'quan hệ làm ăn', en: 'business' },
  FRIEND: { vi: 'bạn bè', en: 'friend' },
};

const publication: Family = {
  NOTICE: { vi: 'Thông báo thi tuyển', en: 'Notice of the round' },
  ELIGIBLE_LIST: { vi: 'Danh sách đủ điều kiện dự tuyển', en: 'List of eligible candidates' },
  MARKS: { vi: 'Điểm thi viết', en: 'Written marks' },
  FINAL_MARKS: { vi: 'Kết quả thi viết chính thức', en: 'Final written results' },
  RESULTS: { vi: 'Kết quả trúng tuyển', en: 'Results' },
  COMMITMENT: { vi: 'Mã cam kết', en: 'Commitment' },
};

const commitment: Family = {
  CODE_MAP: { vi: 'bảng phách', en: 'the code map' },
  ORDER: { vi: 'thứ tự bảo vệ', en: 'the order of the defence' },
  PAPER: { vi: 'đề thi', en: 'the paper' },
};

const value: Family = {
  GATE_THEN_DEFENCE: { vi: 'đạt bài viết rồi xếp theo điểm bảo vệ', en: 'past the paper, then by the defence' },
  WEIGHTED: { vi: 'điểm theo trọng số', en: 'a weighted total' },
  SUM: { vi: 'tổng điểm', en: 'the sum of both' },
  SCHEME_ONLY: { vi: 'chỉ chấm đề án', en: 'the scheme alone' },
  CHOICE: { vi: 'người ký lựa chọn', en: 'the signer chooses' },
  PER_POST: { vi: 'theo từng chức danh', en: 'post by post' },
  SERIAL_BY_PREFERENCE: { vi: 'lần lượt theo nguyện vọng', en: 'one after another, by wishes' },
  TOP_N_THEN_ALLOCATE: { vi: 'chọn đủ số người rồi xếp vị trí', en: 'the best first, then posts' },
  DEFENCE_STARTED: { vi: 'khi bắt đầu bảo vệ', en: 'when the defence starts' },
  ELIGIBLE_LIST: { vi: 'khi công bố danh sách', en: 'with the eligible list' },
  CONTINUE: { vi: 'vẫn tiếp tục', en: 'go on' },
  EXTEND_ONCE_THEN_CANCEL: { vi: 'gia hạn một lần, sau đó hủy', en: 'extend once, then cancel' },
  COUNCIL: { vi: 'Hội đồng thi tuyển', en: 'the council' },
  SCHEME_MARKING_BOARD: { vi: 'Ban chấm đề án', en: 'the scheme-marking board' },
  DAYS: { vi: 'ngày', en: 'days' },
  WORKING_DAYS: { vi: 'ngày làm việc', en: 'working days' },
  AFTER_WRITTEN_FINAL: { vi: 'bảo vệ đề án sau khi có kết quả viết', en: 'defence after the written result' },
  BEFORE_WRITTEN_RESULT: {
    vi: 'bảo vệ đề án trước khi có kết quả viết',
    en: 'defence before the written result',
  },
};

const evidence: Family = {
  CURRICULUM_VITAE: { vi: 'sơ yếu lý lịch', en: 'curriculum vitae' },
  PLANNING_LIST: { vi: 'danh sách quy hoạch', en: 'planning list' },
  DIPLOMAS: { vi: 'văn bằng, chứng chỉ', en: 'diplomas' },
};

const rule: Family = {
  TIME_IN_POST_12M: { vi: 'giữ chức vụ hiện tại ít nhất 12 tháng', en: '12 months in the current post' },
  IN_PLANNING: { vi: 'có trong quy hoạch', en: 'in the planning list' },
};

const seat: Family = {
  ANYONE: { vi: 'người được giao', en: 'whoever is charged with it' },
  SYSTEM: { vi: 'hệ thống', en: 'the system' },
};

const vote: Family = {
  FOR: { vi: 'tán thành', en: 'for' },
  AGAINST: { vi: 'không tán thành', en: 'against' },
  ABSTAIN: { vi: 'không có ý kiến', en: 'abstained' },
  OPEN: { vi: 'đang lấy ý kiến', en: 'open' },
  CARRIED: { vi: 'được thông qua', en: 'carried' },
  LOST: { vi: 'không được thông qua', en: 'lost' },
  REVOTE: { vi: 'phải biểu quyết lại', en: 'to be voted on again' },
};

const families: Readonly<Record<FamilyName, Family>> = {
  candidateStatus,
  tier,
  clockState,
  whose,
  relation,
  publication,
  commitment,
  value,
  evidence,
  rule,
  seat,
  vote,
};

/** Under which name the product itself has words for what is not here. */
const otherwise: Partial<Record<FamilyName, string>> = {
  candidateStatus: 'status',
  evidence: 'missing',
  rule: 'rule',
  seat: 'seat',
};

/** What a code of a family is called; the code itself where it is a name that somebody gave. */
export const roundWords = (family: FamilyName, code: string): Words =>
  families[family][code] ?? wordsOf(otherwise[family] ?? '', code);
