import type { Act } from '../../api/acts.js';
import type { Role } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

/** Something that may be done beside the course of a round, and what it does. */
interface Aside {
  readonly does: Words;
  /** In which stages; absent: at any time of a round that has not ended. */
  readonly stages?: readonly string[];
}

const before = ['DRAFT', 'PRINCIPLE_APPROVED', 'PLAN_APPROVED'];
const gathering = ['ANNOUNCED', 'APPLICATIONS_OPEN', 'SCREENING', 'ELIGIBLE_PUBLISHED'];
const written = ['WRITTEN_READY', 'WRITTEN_RUNNING', 'SCRIPTS_SEALED', 'CODED', 'MARKING', 'MARKED'];
const judged = ['WRITTEN_PUBLISHED', 'APPEAL_MARKING', 'WRITTEN_FINAL'];
const defended = ['DEFENCE_READY', 'DEFENCE_RUNNING', 'DEFENCE_SEALED', 'COMPILED', 'REPORTED'];
const known = ['RECOGNISED', 'HIRE_DECIDED', 'RESULT_ANNOUNCED', 'APPOINTING', 'CLOSED'];
const running = [...before, ...gathering, ...written, ...judged, ...defended, 'ADVISING', 'ADVISED'];
const applied = [...gathering, ...written, ...judged, ...defended, 'ADVISING', 'ADVISED'];

/** What no line of work waits for. The order is that of the list. */
export const asides: Readonly<Record<string, Aside>> = {
  WithdrawApplication: {
    does: { vi: 'Hồ sơ thôi dự tuyển; không nộp lại được.', en: 'The application ends; it cannot be made again.' },
    stages: applied,
  },
  FileAppeal: {
    does: {
      vi: 'Bài được chấm lại; điểm có thể cao hơn hoặc thấp hơn.',
      en: 'The script is marked again; the mark may rise or fall.',
    },
    stages: ['WRITTEN_PUBLISHED'],
  },
  LodgeComplaint: {
    does: {
      vi: 'Gửi khiếu nại, tố cáo đến người có thẩm quyền giải quyết.',
      en: 'Brings a complaint before whoever is to settle it.',
    },
  },
  ReceiveComplaint: {
    does: { vi: 'Ghi vào sổ đơn nhận bằng giấy.', en: 'Enters a complaint that came on paper.' },
  },
  DeclareRelationship: {
    does: {
      vi: 'Ghi nhận quan hệ với một thí sinh; quan hệ thuộc diện cấm thì phải rút khỏi phần việc đó.',
      en: 'Records a relation to a candidate; a barring one takes its holder out of that part.',
    },
  },
  RequestReplacement: {
    does: { vi: 'Đề nghị được thay, có lý do.', en: 'Asks to be replaced, with a reason.' },
  },
  RecuseMember: {
    does: {
      vi: 'Thành viên không tham gia phần việc về một thí sinh, hoặc cả đợt.',
      en: 'A member keeps out of what concerns a candidate, or of the whole round.',
    },
  },
  ReplaceMember: { does: { vi: 'Người khác vào thay, theo quyết định.', en: 'Seats somebody else, by a decision.' } },
  ChangeMembers: {
    does: { vi: 'Thêm hoặc bớt thành viên của một ban, theo quyết định.', en: 'Adds or removes members of a body.' },
  },
  TableMotion: {
    does: { vi: 'Hội đồng biểu quyết về một vấn đề.', en: 'Has the council vote on something.' },
  },
  RaiseQuestionError: {
    does: {
      vi: 'Báo lỗi của một câu hỏi; phải có quyết định xử lý.',
      en: 'Reports a flawed question, to be decided on.',
    },
    stages: [...written, ...judged],
  },
  RefuseApplication: {
    does: { vi: 'Người nộp không được dự tuyển; có lý do.', en: 'The applicant is refused, with a reason.' },
    stages: ['SCREENING'],
  },
  WaiveEligibility: {
    does: { vi: 'Một điều kiện không áp dụng cho một thí sinh.', en: 'A condition does not hold for a candidate.' },
    stages: ['SCREENING'],
  },
  RecordLateArrival: {
    does: { vi: 'Ghi số phút đến muộn và có được vào thi không.', en: 'Records how late, and whether admitted.' },
    stages: ['WRITTEN_RUNNING'],
  },
  ApplySanction: {
    does: {
      vi: 'Khiển trách, cảnh cáo hoặc đình chỉ thí sinh vi phạm.',
      en: 'Reprimands, warns or suspends a candidate.',
    },
    stages: ['WRITTEN_RUNNING'],
  },
  TakeReservePaper: {
    does: { vi: 'Dùng đề dự phòng thay đề đã bốc.', en: 'Takes the reserve paper in place of the drawn one.' },
    stages: ['WRITTEN_READY'],
  },
  CancelResult: {
    does: { vi: 'Kết quả bài thi của một thí sinh không còn.', en: 'The result of a candidate’s script is void.' },
    stages: [...written, ...judged, ...defended],
  },
  ZeroScript: {
    does: { vi: 'Bài thi nhận điểm 0, có lý do.', en: 'A script gets no mark, with a reason.' },
    stages: ['MARKING'],
  },
  CorrectMark: {
    does: { vi: 'Sửa điểm của chính mình, có ký xác nhận.', en: 'Corrects a mark of one’s own, signed.' },
    stages: ['MARKING'],
  },
  TransferCustody: {
    does: { vi: 'Giao vật niêm phong cho người nhận ký nhận.', en: 'Hands something sealed to who signs for it.' },
  },
  TakeOverCustody: {
    does: {
      vi: 'Nhận vật niêm phong của người không còn nhiệm vụ.',
      en: 'Takes what is sealed from somebody who has left.',
    },
  },
  AmendNotice: {
    does: { vi: 'Thông báo sửa đổi được công bố lại.', en: 'Publishes the notice anew.' },
    stages: ['ANNOUNCED', 'APPLICATIONS_OPEN'],
  },
  OfferOwnership: {
    does: { vi: 'Người nhận đồng ý thì thành đầu mối của đợt thi.', en: 'Who accepts becomes the owner of the round.' },
  },
  RecalculateClock: {
    does: { vi: 'Một thời hạn được tính lại, theo quyết định.', en: 'A clock is counted anew, by a decision.' },
  },
  SuspendRound: {
    does: { vi: 'Mọi thời hạn dừng cho đến khi cho tiếp tục.', en: 'All clocks stand still until it is resumed.' },
    stages: running,
  },
  CancelPost: {
    does: { vi: 'Một chức danh không còn được thi tuyển.', en: 'A post is no longer recruited for.' },
    stages: running,
  },
  WithdrawDraft: {
    does: { vi: 'Dự thảo kết thúc; các vị trí được giải phóng.', en: 'The draft ends; its posts are free again.' },
    stages: ['DRAFT', 'SUSPENDED'],
  },
  CancelRound: {
    does: {
      vi: 'Đợt thi kết thúc, không có kết quả. Không hoàn tác được.',
      en: 'The round ends without a result, for good.',
    },
    stages: [...running, 'SUSPENDED'],
  },
  AnnulResults: {
    does: { vi: 'Kết quả đã công nhận bị hủy. Không hoàn tác được.', en: 'Recognised results are void, for good.' },
    stages: known,
  },
};

/** A round that has ended takes no more acts. */
const ended: readonly string[] = ['ARCHIVED', 'CANCELLED', 'ANNULLED'];

export interface MoreAct {
  readonly command: string;
  readonly act: Act;
  readonly does: Words;
}

/** What somebody in these roles may send in a stage, though nothing waits for it; what waits already is left out. */
export const moreActs = (
  acts: Readonly<Record<string, Act>>,
  stage: string,
  roles: readonly Role[],
  waiting: readonly string[],
): readonly MoreAct[] =>
  Object.entries(asides).flatMap(([command, { does, stages }]) => {
    const act = acts[command];
    if (act === undefined || waiting.includes(command) || !act.roles.some((role) => roles.includes(role))) return [];
    return (stages ?? [stage]).includes(stage) && !ended.includes(stage) ? [{ command, act, does }] : [];
  });
