import type { Words } from '../../../words/language.js';

type Choices = Readonly<Record<string, Words>>;

const lots: Choices = {
  PAPER: { vi: 'bốc chọn đề thi', en: 'the question paper' },
  ORDER: { vi: 'thứ tự bảo vệ', en: 'the order of the defence' },
};

const letters: Choices = {
  COMPLAINT: { vi: 'khiếu nại', en: 'complaint' },
  DENUNCIATION: { vi: 'tố cáo', en: 'denunciation' },
  RECOMMENDATION: { vi: 'kiến nghị', en: 'recommendation' },
  FEEDBACK: { vi: 'phản ánh', en: 'feedback' },
};

/** Choices that the server has no words for; found as names of fields are. */
export const choiceNames: Readonly<Record<string, Choices>> = {
  entry: {
    LIVE: { vi: 'ghi khi đang diễn ra', en: 'as it happens' },
    RETROSPECTIVE: { vi: 'ghi lại đợt đã thi', en: 'typed in afterwards' },
  },
  ranking: {
    GATE_THEN_DEFENCE: {
      vi: 'đạt bài viết rồi xếp theo điểm bảo vệ',
      en: 'past the paper, then by the defence',
    },
    WEIGHTED: { vi: 'điểm theo trọng số', en: 'a weighted total' },
    SUM: { vi: 'tổng điểm', en: 'the sum of both' },
    SCHEME_ONLY: { vi: 'chỉ điểm đề án', en: 'the scheme alone' },
  },
  allocation: {
    PER_POST: { vi: 'xếp hạng riêng từng chức danh', en: 'each post has a ranking of its own' },
    SERIAL_BY_PREFERENCE: { vi: 'lần lượt theo thứ hạng và nguyện vọng', en: 'by rank, each by preference' },
    TOP_N_THEN_ALLOCATE: { vi: 'chọn đủ số người rồi xếp vị trí', en: 'as many as there are posts, then posts' },
  },
  measuredAt: {
    ELIGIBLE_LIST: { vi: 'khi công bố danh sách đủ điều kiện', en: 'when the eligible list is published' },
    DEFENCE_STARTED: { vi: 'khi bắt đầu bảo vệ đề án', en: 'when the defence starts' },
  },
  onShortfall: {
    EXTEND_ONCE_THEN_CANCEL: { vi: 'gia hạn một lần, vẫn thiếu thì hủy', en: 'extended once, then cancelled' },
    CONTINUE: { vi: 'vẫn tiếp tục', en: 'it goes on' },
  },
  'appealWindow.unit': {
    DAYS: { vi: 'ngày', en: 'days' },
    WORKING_DAYS: { vi: 'ngày làm việc', en: 'working days' },
  },
  panel: {
    COUNCIL: { vi: 'Hội đồng thi tuyển', en: 'the council' },
    SCHEME_MARKING_BOARD: { vi: 'Ban chấm đề án', en: 'the scheme-marking board' },
  },
  relation: {
    SPOUSE: { vi: 'vợ hoặc chồng', en: 'spouse' },
    PARENT: { vi: 'cha, mẹ đẻ', en: 'parent' },
    PARENT_IN_LAW: { vi: 'cha, mẹ vợ hoặc chồng', en: 'parent-in-law' },
    ADOPTIVE_PARENT: { vi: 'cha, mẹ nuôi', en: 'adoptive parent' },
    CHILD: { vi: 'con đẻ', en: 'child' },
    ADOPTED_CHILD: { vi: 'con nuôi', en: 'adopted child' },
    SIBLING: { vi: 'anh, chị, em ruột', en: 'sibling' },
    AUNT_OR_UNCLE: { vi: 'cô, dì, chú, bác, cậu ruột', en: 'aunt or uncle' },
    SIBLING_OF_SPOUSE: { vi: 'anh, chị, em ruột của vợ hoặc chồng', en: 'sibling of the spouse' },
    SPOUSE_OF_SIBLING: { vi: 'vợ hoặc chồng của anh, chị, em ruột', en: 'spouse of a sibling' },
    NIECE_OR_NEPHEW: { vi: 'cháu ruột (con của anh, chị, em)', en: 'niece or nephew' },
    COUSIN: { vi: 'anh, chị, em họ', en: 'cousin' },
    GRANDPARENT: { vi: 'ông, bà', en: 'grandparent' },
    GRANDCHILD: { vi: 'cháu nội, cháu ngoại', en: 'grandchild' },
    SUPERIOR: { vi: 'cấp trên trực tiếp', en: 'superior' },
    SUBORDINATE: { vi: 'cấp dưới trực tiếp', en: 'subordinate' },
    BUSINESS: { vi: 'quan hệ làm ăn', en: 'business' },
    FRIEND: { vi: 'bạn bè thân thiết', en: 'friend' },
  },
  scope: {
    ALL_CANDIDATES: { vi: 'mọi thí sinh', en: 'all candidates' },
    ONE_CANDIDATE: { vi: 'một thí sinh', en: 'one candidate' },
  },
  'CastVote.choice': {
    FOR: { vi: 'tán thành', en: 'for' },
    AGAINST: { vi: 'không tán thành', en: 'against' },
    ABSTAIN: { vi: 'không có ý kiến', en: 'abstain' },
  },
  'RecordMerger.choice': {
    KEEP_TERM: { vi: 'giữ hết nhiệm kỳ', en: 'the term is served' },
    NEW_PROCEDURE: { vi: 'làm quy trình mới', en: 'a new procedure' },
  },
  tier: {
    IN_PLANNING: { vi: 'trong quy hoạch', en: 'in the planning' },
    NOMINATED: { vi: 'được giới thiệu', en: 'nominated' },
    OUTSIDE: { vi: 'từ nơi khác', en: 'from outside' },
  },
  'CancelPost.code': {
    INSUFFICIENT_CANDIDATES: { vi: 'không đủ người dự tuyển', en: 'too few candidates' },
    FUNCTION_TRANSFERRED: { vi: 'chuyển chức năng, nhiệm vụ', en: 'its function was transferred' },
    POSITION_ABOLISHED: { vi: 'bãi bỏ vị trí việc làm', en: 'the position was abolished' },
    UNIT_EQUITISED: { vi: 'đơn vị cổ phần hóa', en: 'the unit became a company' },
  },
  'ApplySanction.kind': {
    REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
    WARNING: { vi: 'cảnh cáo', en: 'warning' },
    SUSPENSION: { vi: 'đình chỉ thi', en: 'suspension' },
  },
  lot: lots,
  'DecideSpread.kind': {
    KEEP: { vi: 'giữ nguyên các phiếu', en: 'all sheets stay' },
    RESCORE_ALLOWED: { vi: 'cho chấm lại', en: 'members may score anew' },
    MEMBER_EXCLUDED: { vi: 'không tính phiếu của một thành viên', en: 'one member’s sheet is left out' },
  },
  'LodgeComplaint.kind': letters,
  'ReceiveComplaint.kind': letters,
  concerns: {
    RESULTS: { vi: 'kết quả, các ban', en: 'results and boards' },
    COUNCIL: { vi: 'Hội đồng thi tuyển', en: 'the council' },
    AUTHORITY: { vi: 'người đứng đầu cơ quan', en: 'the head of the body' },
  },
  outcome: {
    SETTLED: { vi: 'đã giải quyết', en: 'settled' },
    TRANSFERRED_TO_HEAD: { vi: 'chuyển người đứng đầu', en: 'passed on to the head' },
  },
  'RegisterUnit.kind': {
    SERVICE_UNIT: { vi: 'đơn vị sự nghiệp công lập', en: 'public service unit' },
    ADMINISTRATIVE_BODY: { vi: 'cơ quan hành chính', en: 'administrative body' },
    FUND: { vi: 'quỹ', en: 'fund' },
    PROJECT_BOARD: { vi: 'ban quản lý dự án', en: 'project board' },
    ASSOCIATION: { vi: 'hội', en: 'association' },
    CORPORATION: { vi: 'doanh nghiệp', en: 'corporation' },
  },
  'RecordMerger.kind': {
    EQUAL: { vi: 'tương đương', en: 'equal' },
    LOWER: { vi: 'thấp hơn', en: 'lower' },
    RENAMED: { vi: 'chỉ đổi tên', en: 'renamed' },
  },
  'DissolveUnit.reason': {
    INEFFECTIVE: { vi: 'hoạt động không hiệu quả', en: 'ineffective' },
    FUNCTION_TRANSFERRED: { vi: 'chuyển chức năng, nhiệm vụ', en: 'its function was transferred' },
    TERM_ENDED: { vi: 'hết thời hạn hoạt động', en: 'its time has run out' },
    OTHER: { vi: 'lý do khác', en: 'other' },
  },
  'EndAppointment.reason': {
    TERM: { vi: 'hết nhiệm kỳ', en: 'end of the term' },
    DISMISSAL: { vi: 'miễn nhiệm, cách chức', en: 'dismissal' },
    RESIGNATION: { vi: 'xin thôi', en: 'resignation' },
    MERGER: { vi: 'sáp nhập', en: 'merger' },
  },
};
