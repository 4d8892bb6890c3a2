import type { Words } from './language.js';

/** A parameter of the rules: what it is called, and what it means for a round. */
export interface ParameterWords {
  readonly title: Words;
  readonly means: Words;
}

const says = (vi: string, en: string, viMeans: string, enMeans: string): ParameterWords => ({
  title: { vi, en },
  means: { vi: viMeans, en: enMeans },
});

/** Every parameter of a pack, by its path there. */
export const parameters: Readonly<Record<string, ParameterWords>> = {
  minCandidates: says(
    'Số người dự tuyển tối thiểu',
    'Least number of candidates',
    'Một vị trí có ít người hơn thì thiếu người dự tuyển.',
    'With fewer a post has a shortfall.',
  ),
  measuredAt: says(
    'Thời điểm tính số người dự tuyển',
    'When candidates are counted',
    'Bước mà ở đó số người dự tuyển được so với mức tối thiểu.',
    'The step at which the number is held against the least.',
  ),
  onShortfall: says(
    'Khi thiếu người dự tuyển',
    'What follows a shortfall',
    'Đợt thi đi tiếp thế nào khi một vị trí thiếu người.',
    'How the round goes on when a post has too few.',
  ),
  afterStart: says(
    'Khi đã bắt đầu mà còn một người',
    'One candidate after the start',
    'Vị trí còn một thí sinh sau khi đã thi thì thế nào.',
    'What happens to a post that is down to one candidate once it has begun.',
  ),
  council: says(
    'Khi nào có Hội đồng',
    'When there is a council',
    'Có lập Hội đồng thi tuyển cho mọi vị trí hay chỉ khi có cạnh tranh.',
    'For every post, or only where one is contested.',
  ),
  councilSizes: says(
    'Số thành viên Hội đồng',
    'Members of the council',
    'Hội đồng phải có đúng một trong các số này.',
    'The council has exactly one of these numbers of members.',
  ),
  majorityBase: says(
    'Đa số tính trên',
    'Majority of whom',
    'Biểu quyết tính quá bán trên người có mặt hay trên tất cả thành viên.',
    'Whether a vote needs more than half of those present, or of all.',
  ),
  supervision: says(
    'Ban giám sát',
    'Supervision board',
    'Có bắt buộc lập Ban giám sát hay không.',
    'Whether one has to be established.',
  ),
  checkerWithoutBoard: says(
    'Ai kiểm tra phiếu khi không có ban',
    'Who checks papers without a board',
    'Người kiểm tra phiếu đăng ký khi không lập Ban kiểm tra phiếu.',
    'Who checks applications where no form-check board sits.',
  ),
  paperVersionsMin: says(
    'Số đề thi tối thiểu',
    'Versions of the paper',
    'Ban đề thi phải niêm phong ít nhất chừng này đề để bốc thăm.',
    'At least so many are sealed, one of which is drawn.',
  ),
  invigilatorsMin: says(
    'Số giám thị tối thiểu mỗi phòng',
    'Invigilators a room',
    'Mỗi phòng thi phải có ít nhất chừng này người coi thi.',
    'Each room has at least so many.',
  ),
  witnessesMin: says(
    'Số người chứng kiến tối thiểu',
    'Witnesses',
    'Cần ít nhất chừng này người chứng kiến khi niêm phong, mở niêm phong.',
    'At least so many are there when something is sealed or opened.',
  ),
  applicationsDays: says(
    'Thời gian nhận phiếu đăng ký',
    'Days for applications',
    'Số ngày nhận phiếu đăng ký dự tuyển kể từ ngày thông báo.',
    'Days from the notice in which applications are taken.',
  ),
  noticeChannels: says(
    'Nơi phải đăng thông báo',
    'Where a notice goes out',
    'Thông báo thi tuyển phải đăng ở các nơi này.',
    'The channels that a notice has to use.',
  ),
  noticeAmendDaysBefore: says(
    'Hạn sửa thông báo',
    'Latest change of a notice',
    'Sửa thông báo chậm nhất chừng này ngày trước ngày hết nhận phiếu.',
    'Days before the window closes by which a notice may still be changed.',
  ),
  listPostedWorkingDaysBefore: says(
    'Hạn niêm yết danh sách phòng thi',
    'Room lists posted before',
    'Niêm yết chậm nhất chừng này ngày làm việc trước ngày thi.',
    'Working days before the paper by which room lists are posted.',
  ),
  dayZero: says('Cách đếm ngày', 'How days are counted', 'Ngày xảy ra việc là ngày 0.', 'The day of the act is day 0.'),
  calendar: says(
    'Lịch ngày làm việc',
    'Calendar',
    'Lịch cho biết ngày nào là ngày làm việc.',
    'Which days are worked.',
  ),
  'written.minutes': says(
    'Thời gian làm bài viết (phút)',
    'Minutes of the paper',
    'Thời gian làm bài thi viết.',
    'How long the paper takes.',
  ),
  'written.scale': says(
    'Thang điểm',
    'Scale of marks',
    'Điểm cao nhất của bài viết và của phần bảo vệ.',
    'The highest mark of paper and defence alike.',
  ),
  'written.passMark': says(
    'Điểm đạt bài viết',
    'Pass mark of the paper',
    'Dưới mức này thì không được bảo vệ đề án.',
    'Below it a candidate is not admitted to the defence.',
  ),
  'written.markGrain': says(
    'Bước điểm',
    'Grain of marks',
    'Điểm chỉ được lẻ đến bước này.',
    'The smallest step of a mark.',
  ),
  bands: says(
    'Xử lý chênh lệch hai người chấm',
    'Bands of two markers',
    'Chênh lệch đến đâu lấy trung bình, đến đâu trao đổi, quá đâu chấm lần ba.',
    'Up to where the mean is taken, where markers talk, where a third marks.',
  ),
  'defence.presentMinutes': says(
    'Thời gian trình bày (phút)',
    'Minutes to present',
    'Thời gian trình bày đề án.',
    'How long a scheme is presented.',
  ),
  'defence.questionMinutes': says(
    'Thời gian hỏi đáp (phút)',
    'Minutes of questions',
    'Thời gian trả lời câu hỏi.',
    'How long questions are answered.',
  ),
  'defence.passMark': says(
    'Điểm đạt phần bảo vệ',
    'Pass mark of the defence',
    'Dưới mức này thì không trúng tuyển.',
    'Below it nobody wins a post.',
  ),
  'defence.scorersMin': says(
    'Số người chấm bảo vệ tối thiểu',
    'Scorers at the defence',
    'Ít nhất chừng này thành viên phải chấm mỗi thí sinh.',
    'At least so many members score each candidate.',
  ),
  'defence.spreadLimit': says(
    'Mức chênh lệch giữa các phiếu',
    'Limit of the spread',
    'Chênh lệch lớn hơn mức này thì phải xem xét lại các phiếu.',
    'Sheets that lie further apart are reviewed.',
  ),
  'defence.scoreReveal': says(
    'Mở phiếu điểm',
    'When sheets are shown',
    'Không phiếu nào được mở trước khi tổng hợp kết quả.',
    'No sheet is shown before the results are compiled.',
  ),
  courses: says(
    'Tiến trình',
    'Courses',
    'Các giai đoạn của đợt thi theo thứ tự, tùy cách xếp hạng.',
    'The stages of a round in order, by the ranking that they serve.',
  ),
  ranking: says('Cách xếp hạng', 'Ranking', 'Điểm nào quyết định thứ hạng.', 'Which marks decide the rank.'),
  weights: says(
    'Trọng số điểm viết và điểm bảo vệ',
    'Weights',
    'Tỷ lệ của hai điểm trong tổng điểm.',
    'Shares of the two marks in the total.',
  ),
  tieOrder: says(
    'Thứ tự phân định khi bằng điểm',
    'What decides a tie',
    'Lần lượt xét các tiêu chí này.',
    'These criteria, one after another.',
  ),
  allocation: says(
    'Cách xếp vị trí',
    'How posts are given out',
    'Người có thứ hạng cao đến với vị trí như thế nào.',
    'How those who rank high come to posts.',
  ),
  'appeal.window': says(
    'Thời hạn nộp đơn phúc khảo',
    'Window for appeals',
    'Kể từ ngày công bố điểm viết.',
    'From the publication of written marks.',
  ),
  'appeal.diffAdoptBelow': says(
    'Chênh lệch phúc khảo được nhận ngay',
    'Appeal marks adopted at once',
    'Điểm phúc khảo lệch ít hơn mức này thì lấy điểm phúc khảo; nhiều hơn thì Chủ tịch Hội đồng quyết định.',
    'An appeal mark nearer than this is adopted; else the chair decides.',
  ),
  'appeal.recoding': says(
    'Làm phách lại khi phúc khảo',
    'Coding anew for appeals',
    'Bài phúc khảo có thể được làm phách lại.',
    'Papers on appeal may be coded anew.',
  ),
  sanctions: says(
    'Trừ điểm do vi phạm',
    'Marks taken off',
    'Phần trăm điểm bị trừ theo hình thức xử lý.',
    'Per cent taken off the mark, by sanction.',
  ),
  rounding: says(
    'Làm tròn',
    'Rounding',
    'Số công bố làm tròn thế nào, và so sánh trên số đã làm tròn hay chưa.',
    'How published numbers are rounded, and which are compared.',
  ),
  timeInPostMonths: says(
    'Thời gian giữ chức vụ hiện tại (tháng)',
    'Months in the current post',
    'Thời gian giữ chức vụ hiện tại hoặc tương đương trước khi dự tuyển.',
    'In the current or an equal post, before applying.',
  ),
  termYears: says('Thời hạn bổ nhiệm (năm)', 'Years of a term', 'Thời hạn giữ chức vụ.', 'How long an office is held.'),
  termOnMerger: says(
    'Nhiệm kỳ khi sáp nhập',
    'The term after a merger',
    'Tính tiếp theo quyết định cũ hay theo quyết định mới.',
    'Whether the old or a new decision counts.',
  ),
  nextRankedDays: says(
    'Hạn mời người kế tiếp (ngày)',
    'Days to invite the next',
    'Khi hồ sơ bổ nhiệm không thành, mời người xếp thứ hạng liền kề trong chừng này ngày.',
    'After an appointment failed, the next-ranked is invited within these.',
  ),
  dossierItems: says(
    'Thành phần hồ sơ bổ nhiệm',
    'The appointment dossier',
    'Thiếu một trong các thành phần này thì hồ sơ chưa đủ.',
    'Without these it is not complete.',
  ),
  partyOpinion: says(
    'Ý kiến cấp ủy',
    'Opinion of the Party committee',
    'Có bắt buộc trước khi quyết định bổ nhiệm hay không.',
    'Whether an appointment needs one.',
  ),
  reserveMonths: says(
    'Thời gian bảo lưu kết quả (tháng)',
    'Months in reserve',
    'Kết quả được dùng cho vị trí trống sau này trong bao lâu.',
    'How long results may serve a later vacancy.',
  ),
  priorityPoints: says(
    'Điểm ưu tiên',
    'Priority points',
    'Thi tuyển lãnh đạo không có điểm ưu tiên.',
    'There are none in leadership rounds.',
  ),
};

/** What a parameter is called, by its path; the path itself where it has no words. */
export const parameterWords = (path: string): ParameterWords =>
  parameters[path] ?? { title: { vi: path, en: path }, means: { vi: '', en: '' } };
