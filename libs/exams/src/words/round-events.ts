import type { RoundEvents } from '../round/events.js';

/** The title of a step as people read it, with the rule behind it where the step has one. */
export interface Title {
  readonly vi: string;
  readonly en: string;
  /** Instrument and article in short form. Absent: no text asks for the step by itself. */
  readonly source?: string;
}

export const roundEventWords: { readonly [E in keyof RoundEvents]: Title } = {
  RoundDrafted: { vi: 'Lập đợt thi', en: 'Round drafted', source: 'NĐ 115/2020 Art 46(1)' },
  PrincipleApproved: { vi: 'Duyệt chủ trương', en: 'Approved in principle', source: 'NĐ 115/2020 Art 46(1)' },
  PlanApproved: { vi: 'Phê duyệt kế hoạch', en: 'Plan approved', source: 'NĐ 115/2020 Art 46' },
  RoundAnnounced: { vi: 'Thông báo thi tuyển', en: 'Round announced', source: 'NĐ 170/2025 Art 15' },
  NoticeAmended: { vi: 'Sửa đổi thông báo', en: 'Notice amended', source: 'NĐ 170/2025 Art 15(3)' },
  OwnershipOffered: { vi: 'Đề nghị bàn giao đầu mối', en: 'Handover of the round offered' },
  OwnershipAccepted: { vi: 'Nhận bàn giao đầu mối', en: 'Handover of the round accepted' },

  CouncilEstablished: { vi: 'Thành lập Hội đồng thi tuyển', en: 'Council established', source: 'NĐ 170/2025 Art 8' },
  SupervisionBoardEstablished: {
    vi: 'Thành lập Ban giám sát',
    en: 'Supervision board established',
    source: 'TT 22/2025 Art 23(1)',
  },
  BoardEstablished: { vi: 'Thành lập ban giúp việc', en: 'Board established', source: 'TT 22/2025 Art 5' },
  RelationshipDeclared: { vi: 'Khai quan hệ với thí sinh', en: 'Relation declared', source: 'NĐ 170/2025 Art 8(3)' },
  NoRelationshipDeclared: {
    vi: 'Cam kết không có quan hệ với thí sinh',
    en: 'Member declared no relation',
    source: 'TT 22/2025 Art 20(2)',
  },
  NoRelationshipToPanelDeclared: {
    vi: 'Thí sinh cam kết không có quan hệ với hội đồng',
    en: 'Candidate declared no relation',
    source: 'TT 22/2025 Art 20(2)',
  },
  MemberRecused: { vi: 'Thành viên rút khỏi phần việc', en: 'Member recused', source: 'NĐ 170/2025 Art 8(3)' },
  MemberReplaced: { vi: 'Thay thành viên', en: 'Member replaced', source: 'NĐ 170/2025 Art 8' },
  MotionTabled: { vi: 'Đưa vấn đề ra biểu quyết', en: 'Motion tabled', source: 'NĐ 170/2025 Art 8' },
  VoteCast: { vi: 'Biểu quyết', en: 'Vote cast', source: 'NĐ 170/2025 Art 8' },
  MotionClosed: { vi: 'Chốt kết quả biểu quyết', en: 'Motion closed', source: 'NĐ 170/2025 Art 8' },

  ApplicationsOpened: { vi: 'Bắt đầu nhận hồ sơ', en: 'Applications opened', source: 'NĐ 170/2025 Art 15(4)' },
  ApplicationReceived: { vi: 'Tiếp nhận hồ sơ', en: 'Application received', source: 'NĐ 170/2025 Art 15(4)' },
  ApplicationWithdrawn: { vi: 'Rút hồ sơ', en: 'Application withdrawn' },
  ApplicationsClosed: { vi: 'Kết thúc nhận hồ sơ', en: 'Applications closed', source: 'NĐ 170/2025 Art 15(4)' },
  EligibilityChecked: { vi: 'Thẩm định điều kiện', en: 'Eligibility checked', source: 'NĐ 170/2025 Art 16' },
  EligibilityWaived: { vi: 'Miễn điều kiện', en: 'Eligibility waived', source: 'NĐ 170/2025 Art 29' },
  ApplicationRefused: { vi: 'Từ chối hồ sơ', en: 'Application refused', source: 'NĐ 170/2025 Art 16' },
  ShortfallDeclared: { vi: 'Xác định thiếu thí sinh', en: 'Shortfall declared', source: '2424/BNV-CCVC' },
  ApplicationsExtended: { vi: 'Gia hạn nhận hồ sơ', en: 'Applications extended', source: 'design' },
  PostCancelled: { vi: 'Hủy thi tuyển một chức danh', en: 'Post cancelled', source: 'design' },
  EligibleListPublished: {
    vi: 'Công bố danh sách đủ điều kiện',
    en: 'Eligible list published',
    source: 'NĐ 170/2025 Art 16(2)',
  },

  PapersSealed: { vi: 'Niêm phong đề thi', en: 'Papers sealed', source: 'TT 22/2025 Art 13' },
  PaperDrawn: { vi: 'Bốc chọn đề thi', en: 'Paper drawn', source: 'TT 22/2025 Art 13(2)b' },
  WrittenStarted: { vi: 'Bắt đầu thi viết', en: 'Written paper started', source: 'TT 22/2025 Art 15' },
  AttendanceRecorded: { vi: 'Điểm danh thí sinh', en: 'Attendance recorded', source: 'TT 22/2025 Art 14' },
  CandidateLate: { vi: 'Thí sinh đến muộn', en: 'Late arrival recorded', source: 'TT 22/2025' },
  SanctionApplied: { vi: 'Xử lý vi phạm', en: 'Sanction applied', source: 'TT 22/2025' },
  ResultCancelled: { vi: 'Hủy kết quả bài thi', en: 'Result cancelled', source: 'TT 22/2025' },
  QuestionErrorRaised: { vi: 'Báo lỗi đề thi', en: 'Question error raised', source: 'design' },
  QuestionErrorDecided: { vi: 'Quyết định về lỗi đề thi', en: 'Question error decided', source: 'design' },
  CustodyTransferred: { vi: 'Bàn giao niêm phong', en: 'Custody handed over', source: 'TT 22/2025 Art 15' },
  WrittenEnded: { vi: 'Kết thúc thi viết, thu bài', en: 'Written paper ended', source: 'TT 22/2025 Art 15' },

  ScriptsCoded: { vi: 'Làm phách', en: 'Scripts coded', source: 'TT 22/2025' },
  MarkRecorded: { vi: 'Ghi điểm chấm', en: 'Mark recorded', source: 'TT 22/2025 Art 16' },
  MarkCorrected: { vi: 'Sửa điểm có ký xác nhận', en: 'Mark corrected', source: 'TT 22/2025 Art 16' },
  MarkDisputed: { vi: 'Điểm chấm lệch', en: 'Marks differ', source: 'TT 22/2025 Art 16(2)' },
  ThirdMarkerAssigned: {
    vi: 'Phân công người chấm thứ ba',
    en: 'Third marker assigned',
    source: 'TT 22/2025 Art 16(2)',
  },
  HeadDecided: {
    vi: 'Trưởng ban chấm quyết định điểm',
    en: 'Mark decided by the head',
    source: 'TT 22/2025 Art 16(2)',
  },
  CollectiveMarked: { vi: 'Chấm tập thể', en: 'Marked collectively', source: 'TT 22/2025 Art 16(2)' },
  ScriptZeroed: { vi: 'Cho điểm 0', en: 'Script zeroed', source: 'TT 22/2025 Art 16(3)' },
  MarkSettled: { vi: 'Chốt điểm bài thi', en: 'Mark settled', source: 'TT 22/2025 Art 16(2)' },
  MarkingCompleted: { vi: 'Hoàn thành chấm thi', en: 'Marking completed', source: 'NĐ 170/2025 Art 16' },
  UnsealingConfirmed: {
    vi: 'Đồng ý mở niêm phong bảng phách',
    en: 'Unsealing confirmed',
    source: 'TT 22/2025 Art 15(3)',
  },
  CodeMapRejected: { vi: 'Bảng phách không khớp niêm phong', en: 'Code map rejected', source: 'design' },
  CodeMapUnsealed: { vi: 'Ghép phách, công bố điểm', en: 'Code map unsealed', source: 'NĐ 170/2025 Art 16(4)' },

  AppealFiled: { vi: 'Nhận đơn phúc khảo', en: 'Appeal filed', source: 'NĐ 170/2025 Art 16(4)b' },
  AppealWindowClosed: { vi: 'Hết hạn phúc khảo', en: 'Appeal window closed', source: 'NĐ 170/2025 Art 16(4)b' },
  AppealMarkingStarted: { vi: 'Bắt đầu chấm phúc khảo', en: 'Appeal marking started', source: 'TT 22/2025 Art 17' },
  AppealMarked: { vi: 'Ghi điểm phúc khảo', en: 'Appeal mark recorded', source: 'TT 22/2025 Art 18' },
  AppealDisputed: { vi: 'Điểm phúc khảo lệch', en: 'Appeal marks differ', source: 'TT 22/2025 Art 18' },
  AppealDecided: {
    vi: 'Chủ tịch quyết định điểm phúc khảo',
    en: 'Appeal decided by the chair',
    source: 'TT 22/2025 Art 18',
  },
  AppealSettled: { vi: 'Chốt điểm phúc khảo', en: 'Appeal settled', source: 'TT 22/2025 Art 18' },
  WrittenResultFinal: {
    vi: 'Kết quả thi viết chính thức',
    en: 'Written result final',
    source: 'NĐ 170/2025 Art 16(4)',
  },
  GateEvaluated: { vi: 'Xét điều kiện vào vòng bảo vệ', en: 'Gate evaluated', source: 'NĐ 170/2025 Art 10' },

  SchemeDeposited: { vi: 'Nộp đề án', en: 'Scheme deposited', source: '2424/BNV-CCVC' },
  LateSchemeAccepted: { vi: 'Chấp nhận đề án nộp muộn', en: 'Late scheme accepted', source: 'design' },
  LotCommitted: { vi: 'Công bố cam kết bốc thăm', en: 'Lot committed', source: 'design' },
  OrderDrawn: { vi: 'Bốc thăm thứ tự bảo vệ', en: 'Order drawn', source: 'TT 22/2025' },
  DefenceStarted: { vi: 'Bắt đầu bảo vệ đề án', en: 'Defence started', source: 'TT 22/2025 Art 20' },
  Presented: { vi: 'Trình bày đề án', en: 'Scheme presented', source: 'TT 22/2025 Art 20' },
  Questioned: { vi: 'Hỏi và trả lời', en: 'Questions answered', source: 'TT 22/2025 Art 20' },
  PresenceRecorded: { vi: 'Ghi thành viên dự đủ buổi', en: 'Presence recorded', source: 'design' },
  DefenceAbsenceRecorded: { vi: 'Thí sinh vắng bảo vệ', en: 'Absence from the defence recorded', source: 'TT 22/2025' },
  SheetSigned: { vi: 'Ký phiếu điểm', en: 'Sheet signed', source: 'TT 22/2025 Art 20(1)' },
  SpreadReviewRequired: {
    vi: 'Điểm bảo vệ lệch quá mức',
    en: 'Spread review required',
    source: 'TT 22/2025 Art 22(1)',
  },
  SpreadReviewDecided: { vi: 'Quyết định về điểm lệch', en: 'Spread review decided', source: 'TT 22/2025 Art 22(1)' },
  DefenceSealed: { vi: 'Niêm phong phiếu điểm', en: 'Score sheets sealed', source: 'TT 22/2025 Art 22(2)' },

  OpinionGiven: { vi: 'Nêu ý kiến tư vấn', en: 'Opinion given', source: 'NĐ 235/2026 Art 12' },
  OpinionsReported: { vi: 'Báo cáo ý kiến tư vấn', en: 'Opinions reported', source: 'NĐ 235/2026 Art 12' },
  HireDecided: { vi: 'Quyết định ký hợp đồng', en: 'Hire decided', source: 'NĐ 235/2026 Art 7' },

  ResultsCompiled: { vi: 'Tổng hợp kết quả', en: 'Results compiled', source: 'TT 22/2025 Art 22' },
  TieFound: { vi: 'Thí sinh bằng điểm', en: 'Tie found', source: 'NĐ 170/2025 Art 10(2)' },
  TieResolved: { vi: 'Quyết định thứ tự khi bằng điểm', en: 'Tie resolved', source: 'NĐ 170/2025 Art 10(2)' },
  PreferenceGapFound: {
    vi: 'Người trúng tuyển không còn vị trí nguyện vọng',
    en: 'Winner without a wished post found',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  PreferenceGapDecided: {
    vi: 'Quyết định vị trí ngoài nguyện vọng',
    en: 'Post beyond the wishes decided',
    source: 'NĐ 170/2025 Art 10(3)',
  },
  SingleCandidateConfirmed: { vi: 'Chấp thuận một thí sinh', en: 'Single candidate confirmed', source: 'design' },
  ResultsReported: { vi: 'Báo cáo kết quả', en: 'Results reported', source: 'NĐ 170/2025 Art 17' },
  ResultsRecognised: { vi: 'Công nhận kết quả', en: 'Results recognised', source: 'NĐ 170/2025 Art 17' },
  ResultsAnnounced: { vi: 'Thông báo trúng tuyển', en: 'Results announced', source: 'NĐ 170/2025 Art 17' },
  SupervisionReported: { vi: 'Báo cáo giám sát', en: 'Supervision reported', source: 'TT 22/2025 Art 23(4)d' },
  CaseFailed: { vi: 'Bổ nhiệm không thành', en: 'Appointment case failed', source: 'NĐ 170/2025 Art 18' },
  NextRankedInvited: {
    vi: 'Mời người có điểm thấp hơn liền kề',
    en: 'Next-ranked invited',
    source: 'NĐ 170/2025 Art 18',
  },
  ReserveInvited: {
    vi: 'Mời người trong danh sách bảo lưu kết quả',
    en: 'Invited from the reserve',
    source: 'design',
  },
  PostFilled: { vi: 'Đã bổ nhiệm vào chức danh', en: 'Post filled', source: 'NĐ 170/2025 Art 18' },
  PostUnfilled: { vi: 'Chức danh chưa có người', en: 'Post left unfilled', source: 'NĐ 170/2025 Art 10(4)' },
  ComplaintLodged: { vi: 'Tiếp nhận khiếu nại, tố cáo', en: 'Complaint lodged', source: 'TT 22/2025 Art 24' },
  ComplaintSettled: { vi: 'Giải quyết khiếu nại, tố cáo', en: 'Complaint settled', source: 'TT 22/2025 Art 24' },
  RoundClosed: { vi: 'Kết thúc đợt thi', en: 'Round closed', source: 'TT 22/2025 Art 25' },
  RecordsHandedOver: { vi: 'Nộp lưu hồ sơ', en: 'Records handed over', source: 'TT 22/2025 Art 25(2)' },
  ResultAnnulled: { vi: 'Hủy kết quả kỳ thi', en: 'Results annulled', source: 'NĐ 170/2025' },

  RoundSuspended: { vi: 'Tạm dừng đợt thi', en: 'Round suspended', source: 'design' },
  RoundResumed: { vi: 'Cho tiếp tục đợt thi', en: 'Round resumed', source: 'design' },
  RoundCancelled: { vi: 'Hủy đợt thi', en: 'Round cancelled', source: 'design' },
  OverdueFlagged: { vi: 'Ghi nhận quá hạn', en: 'Overdue flagged', source: 'NĐ 170/2025 Art 17' },
};
