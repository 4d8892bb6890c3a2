import { task, type Task } from './task.js';

/** Decisions that only a named person can make, beside what the stage waits for. */
export const openTasks = {
  HEAD_DECISION: task(
    'headDecision',
    ['Chờ trưởng ban chấm quyết định điểm lệch', 'The head to decide on differing marks'],
    ['MARKING_HEAD'],
    ['HeadDecided', 'markingDue'],
  ),
  THIRD_MARK: task(
    'thirdMark',
    ['Chờ người chấm thứ ba', 'A third mark'],
    ['MARKING_HEAD', 'MARKING_BOARD'],
    ['MarkRecorded', 'markingDue'],
  ),
  COLLECTIVE_DECISION: task(
    'collectiveDecision',
    ['Chờ chấm tập thể', 'The collective mark'],
    ['MARKING_HEAD'],
    ['CollectiveMarked', 'markingDue'],
  ),
  APPEAL_THIRD_MARK: task(
    'appealThirdMark',
    ['Chờ người chấm phúc khảo thứ ba', 'A third appeal mark'],
    ['APPEAL_MARKING_BOARD'],
    ['AppealMarked', 'appealMarkingDue'],
  ),
  REPLACEMENT: task(
    'replacement',
    ['Chờ thay thành viên đã đề nghị rút', 'The replacement of a member who asked for it'],
    ['AUTHORITY', 'CHAIR'],
    ['MemberReplaced'],
  ),
  CHAIR_DECISION: task(
    'chairDecision',
    ['Chờ Chủ tịch quyết định phúc khảo', 'The chair to decide on an appeal'],
    ['CHAIR'],
    ['AppealDecided', 'appealMarkingDue'],
  ),
  SPREAD_DECISION: task(
    'spreadDecision',
    ['Chờ quyết định về điểm bảo vệ lệch', 'The head to decide on a wide spread'],
    ['PANEL_HEAD'],
    ['SpreadReviewDecided'],
  ),
  TIE: task(
    'tie',
    ['Chờ quyết định thứ tự khi bằng điểm', 'The order of a tie'],
    ['AUTHORITY'],
    ['TieResolved', 'reportDue'],
  ),
  PREFERENCE_GAP: task(
    'preferenceGap',
    ['Chờ quyết định vị trí cho người trúng tuyển hết nguyện vọng', 'A post for a winner whose wishes are all taken'],
    ['AUTHORITY'],
    ['PreferenceGapDecided', 'reportDue'],
  ),
  QUESTION_ERROR: task(
    'questionError',
    ['Chờ quyết định về lỗi đề thi', 'A decision on a question error'],
    ['CHAIR'],
    ['QuestionErrorDecided', 'markingDue'],
  ),
  COMPLAINT: task(
    'complaint',
    ['Chờ giải quyết khiếu nại', 'A complaint to be settled'],
    ['CHAIR', 'AUTHORITY'],
    ['ComplaintSettled'],
  ),
  NEXT_RANKED: task(
    'nextRanked',
    ['Chờ mời người thấp hơn liền kề', 'The next-ranked to be invited'],
    ['AUTHORITY'],
    ['NextRankedInvited', 'nextRankedDue'],
  ),
  LEFT_UNFILLED: task(
    'leftUnfilled',
    ['Chờ quyết định để trống vị trí, hoặc mở đợt mới', 'To leave the post unfilled, or open a new round'],
    ['AUTHORITY'],
    ['PostUnfilled', 'nextRankedDue'],
  ),
  COUNCIL_SEATS: task(
    'councilSeats',
    ['Chờ thành lập Hội đồng trước khi công bố danh sách', 'The council, before the list comes out'],
    ['AUTHORITY'],
    ['CouncilEstablished'],
  ),
  SUPERVISION_SEATS: task(
    'supervisionSeats',
    ['Chờ thành lập Ban giám sát trước khi công bố danh sách', 'The supervision board, before the list comes out'],
    ['AUTHORITY'],
    ['SupervisionBoardEstablished'],
  ),
  DECLARATIONS: task(
    'declarations',
    ['Chờ thành viên khai về quan hệ với thí sinh', 'The declarations of members towards the candidates'],
    ['SEATED'],
    ['NoRelationshipDeclared'],
  ),
  SIGNER_DECLARATION: task(
    'signerDeclaration',
    ['Chờ người ký hợp đồng khai về quan hệ với thí sinh', 'The declaration of the signer towards the candidates'],
    ['AUTHORITY'],
    ['NoRelationshipDeclared'],
  ),
  CONFLICT: task(
    'conflict',
    ['Chờ cho rút hoặc thay thành viên có quan hệ bị cấm', 'To recuse or replace a member with a barring relation'],
    ['AUTHORITY'],
    ['MemberRecused'],
  ),
  OPINIONS_REPORT: task(
    'opinionsReport',
    ['Chờ báo cáo ý kiến của Hội đồng tư vấn', 'The report of the opinions to the signer'],
    ['CHAIR', 'SECRETARY'],
    ['OpinionsReported'],
  ),
  ADVISERS: task(
    'advisers',
    ['Chờ thay thành viên: không còn ai được nêu ý kiến', 'Members to be replaced: nobody is left to give an opinion'],
    ['AUTHORITY'],
    ['MemberReplaced'],
  ),
  DESERTED_POST: task(
    'desertedPost',
    ['Không còn ai dự tuyển vị trí: chờ hủy vị trí', 'Nobody stands for the post any more: it is to be cancelled'],
    ['AUTHORITY'],
    ['PostCancelled'],
  ),
  NO_POSTS_LEFT: task(
    'noPostsLeft',
    ['Mọi vị trí đã bị hủy: chờ hủy đợt thi', 'All posts are cancelled: the round is to be cancelled'],
    ['AUTHORITY'],
    ['RoundCancelled'],
  ),
  HANDOVER: task(
    'handover',
    ['Chờ nhận bàn giao đầu mối', 'The handover to be accepted'],
    ['NEW_OWNER'],
    ['OwnershipAccepted'],
  ),
  MOTION: task('motion', ['Chờ biểu quyết', 'Votes on a motion'], ['COUNCIL'], ['MotionClosed']),
} as const satisfies Readonly<Record<string, Task>>;
