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
  HANDOVER: task(
    'handover',
    ['Chờ nhận bàn giao đầu mối', 'The handover to be accepted'],
    ['NEW_OWNER'],
    ['OwnershipAccepted'],
  ),
  MOTION: task('motion', ['Chờ biểu quyết', 'Votes on a motion'], ['COUNCIL'], ['MotionClosed']),
} as const satisfies Readonly<Record<string, Task>>;
