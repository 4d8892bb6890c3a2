import type { Course, Stage } from '#rules';
import { mayHappen } from '../round/flow.js';
import { type Task, tasksFor } from './task.js';

/** What a stage waits for follows from the stage alone. */
const task = tasksFor('EVERYONE');

const schemes = task(
  'schemes',
  ['Chờ thí sinh nộp đề án', 'The schemes of the candidates'],
  ['CANDIDATES', 'SECRETARY'],
  ['SchemeDeposited'],
);
const coding = task(
  'coding',
  ['Chờ làm phách', 'The coding of the scripts'],
  ['CODING_HEAD'],
  ['ScriptsCoded', 'markingDue'],
);
const compiling = task(
  'compiling',
  ['Chờ tổng hợp kết quả', 'The compiled results'],
  ['CHAIR', 'SECRETARY'],
  ['ResultsCompiled', 'reportDue'],
);

/**
 * What rounds wait for in each stage, the main thing first; nothing once they have ended. On which course a round waits
 * for which of them, {@link tasksIn} says.
 */
export const stageTasks: Readonly<Record<Stage, readonly Task[]>> = {
  DRAFT: [
    task(
      'principle',
      ['Chờ duyệt chủ trương', 'Approval in principle'],
      ['AUTHORITY'],
      ['PrincipleApproved', 'principleDue'],
    ),
  ],
  PRINCIPLE_APPROVED: [
    task('plan', ['Chờ phê duyệt kế hoạch', 'Approval of the plan'], ['AUTHORITY'], ['PlanApproved']),
  ],
  PLAN_APPROVED: [task('notice', ['Chờ thông báo thi tuyển', 'The notice'], ['OWNER'], ['RoundAnnounced'])],
  ANNOUNCED: [
    task(
      'opening',
      ['Chờ ngày nhận hồ sơ', 'The first day for applications'],
      ['OWNER'],
      ['ApplicationsOpened', 'applicationsWindow'],
    ),
  ],
  APPLICATIONS_OPEN: [
    task(
      'applications',
      ['Đang nhận hồ sơ', 'Applications until the last day'],
      ['CANDIDATES', 'OWNER'],
      ['ApplicationsClosed', 'applicationsWindow'],
    ),
  ],
  SCREENING: [
    task(
      'eligibleList',
      ['Chờ thẩm định và công bố danh sách', 'Screening and the eligible list'],
      ['FORM_CHECK_BOARD', 'OWNER'],
      ['EligibleListPublished', 'eligibleListDue'],
    ),
  ],
  ELIGIBLE_PUBLISHED: [
    task(
      'papers',
      ['Chờ niêm phong đề thi', 'The sealing of the papers'],
      ['QUESTION_BOARD'],
      ['PapersSealed', 'writtenDue'],
    ),
    schemes,
    task(
      'hiring',
      ['Chờ ý kiến tư vấn (nếu còn từ hai người) và quyết định thuê', 'Opinions where two are left, then the choice'],
      ['AUTHORITY', 'COUNCIL'],
      ['HireDecided'],
    ),
  ],
  ADVISING: [
    task(
      'opinions',
      ['Chờ ý kiến của Hội đồng tư vấn', 'The opinions of the advisory council'],
      ['COUNCIL'],
      ['OpinionsReported'],
    ),
  ],
  ADVISED: [task('hire', ['Chờ người ký quyết định thuê', 'The choice of the signer'], ['AUTHORITY'], ['HireDecided'])],
  WRITTEN_READY: [
    task(
      'written',
      ['Chờ ngày thi viết', 'The written paper'],
      ['CHAIR', 'INVIGILATION_BOARD'],
      ['WrittenStarted', 'writtenDue'],
    ),
  ],
  WRITTEN_RUNNING: [
    task(
      'collecting',
      ['Đang thi viết, chờ thu bài', 'The scripts to be collected'],
      ['INVIGILATION_BOARD'],
      ['WrittenEnded'],
    ),
  ],
  SCRIPTS_SEALED: [coding, schemes],
  CODED: [task('marking', ['Chờ chấm bài', 'The marks'], ['MARKING_BOARD'], ['MarkingCompleted', 'markingDue'])],
  MARKING: [
    task(
      'marking',
      ['Chờ chấm xong', 'The marks'],
      ['MARKING_BOARD', 'MARKING_HEAD'],
      ['MarkingCompleted', 'markingDue'],
    ),
  ],
  MARKED: [
    task(
      'unsealing',
      ['Chờ ghép phách', 'The unsealing of the code map'],
      ['KEEPERS', 'SUPERVISION_BOARD'],
      ['CodeMapUnsealed'],
    ),
  ],
  WRITTEN_PUBLISHED: [
    task(
      'appealWindow',
      ['Đang nhận đơn phúc khảo', 'Appeals until the window closes'],
      ['CANDIDATES', 'SYSTEM'],
      ['AppealWindowClosed', 'appealWindow'],
    ),
  ],
  APPEAL_MARKING: [
    task(
      'appealMarking',
      ['Chờ chấm phúc khảo', 'The appeal marks'],
      ['APPEAL_MARKING_BOARD'],
      ['WrittenResultFinal', 'appealMarkingDue'],
    ),
  ],
  WRITTEN_FINAL: [
    task(
      'gate',
      ['Chờ xét điều kiện vào vòng sau', 'The gate after the written paper'],
      ['CHAIR', 'SECRETARY'],
      ['GateEvaluated'],
    ),
    schemes,
    task(
      'noResult',
      [
        'Không còn thí sinh nào: chờ ghi nhận không có kết quả',
        'Nobody is left: the round is to be declared without a result',
      ],
      ['CHAIR', 'SECRETARY'],
      ['NoResultFound'],
    ),
    compiling,
  ],
  DEFENCE_READY: [
    task(
      'defence',
      ['Chờ bốc thăm và bảo vệ đề án', 'The lot and the first defence'],
      ['CHAIR', 'SECRETARY'],
      ['DefenceStarted'],
    ),
  ],
  DEFENCE_RUNNING: [
    task('sheets', ['Chờ các phiếu điểm', 'The score sheets'], ['PANEL', 'SECRETARY'], ['DefenceSealed']),
  ],
  DEFENCE_SEALED: [coding, compiling],
  COMPILED: [
    task('report', ['Chờ báo cáo kết quả', 'The report to the authority'], ['CHAIR'], ['ResultsReported', 'reportDue']),
    compiling,
  ],
  REPORTED: [
    task(
      'recognition',
      ['Chờ công nhận kết quả', 'The recognition of the results'],
      ['AUTHORITY'],
      ['ResultsRecognised', 'approveDue'],
    ),
  ],
  RECOGNISED: [
    task(
      'announcement',
      ['Chờ thông báo trúng tuyển', 'The announcement of the results'],
      ['OWNER', 'SECRETARY'],
      ['ResultsAnnounced', 'announceDue'],
    ),
  ],
  HIRE_DECIDED: [
    task(
      'announcement',
      ['Chờ thông báo người được thuê', 'The announcement of the hire'],
      ['OWNER', 'SECRETARY'],
      ['ResultsAnnounced', 'announceDue'],
    ),
  ],
  RESULT_ANNOUNCED: [
    task(
      'appointments',
      ['Chờ hoàn thiện hồ sơ, bổ nhiệm', 'The appointments'],
      ['AUTHORITY', 'OWNER'],
      ['PostFilled'],
    ),
    task(
      'supervisionReport',
      ['Chờ báo cáo giám sát', 'The supervision report'],
      ['SUPERVISION_BOARD'],
      ['SupervisionReported', 'supervisionReportDue'],
    ),
  ],
  APPOINTING: [
    task('appointments', ['Chờ bổ nhiệm xong', 'The remaining appointments'], ['AUTHORITY', 'OWNER'], ['RoundClosed']),
    task(
      'supervisionReport',
      ['Chờ báo cáo giám sát', 'The supervision report'],
      ['SUPERVISION_BOARD'],
      ['SupervisionReported', 'supervisionReportDue'],
    ),
  ],
  CLOSED: [
    task(
      'archive',
      ['Chờ nộp lưu hồ sơ', 'The records to be handed over'],
      ['SECRETARY'],
      ['RecordsHandedOver', 'archiveDue'],
    ),
  ],
  ARCHIVED: [],
  SUSPENDED: [
    task(
      'resumption',
      ['Tạm dừng: chờ cho tiếp tục hoặc hủy', 'Suspended: to be resumed or cancelled'],
      ['AUTHORITY'],
      ['RoundResumed'],
    ),
  ],
  CANCELLED: [],
  ANNULLED: [],
};

/** What a round on this course waits for in a stage: only what the course lets happen there. */
export const tasksIn = (stage: Stage, course: Course): readonly Task[] =>
  stageTasks[stage].filter(({ until }) => mayHappen(until, stage, course));
