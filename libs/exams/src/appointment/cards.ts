import { house } from '#rules';
import { streamCards } from '../stream-card.js';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import type { CaseSeat } from './seats.js';

/** What is to be known of each event of such a stream. */
export const appointmentCards = streamCards<AppointmentCommands, AppointmentEvents, CaseSeat>()({
  AppointmentCaseOpened: {
    sent: { command: 'OpenCase', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Mở hồ sơ bổ nhiệm', en: 'Appointment case opened', source: 'NĐ 170/2025 Art 17' },
  },
  DossierItemReceived: {
    sent: { command: 'ReceiveDossierItem', roles: ['HR', 'CANDIDATE'], seats: ['OWNER', 'PERSON'] },
    title: { vi: 'Nhận thành phần hồ sơ', en: 'Dossier item received', source: 'NĐ 170/2025 Art 35' },
  },
  DossierCompleted: {
    sent: { command: 'CompleteDossier', roles: ['HR'], seats: ['OWNER'] },
    title: { vi: 'Hồ sơ đầy đủ', en: 'Dossier completed', source: 'NĐ 170/2025 Art 35' },
  },
  PartyOpinionRecorded: {
    sent: { command: 'RecordPartyOpinion', roles: ['HR', 'AUTHORITY'], seats: ['OWNER', 'AUTHORITY'] },
    title: { vi: 'Ghi ý kiến cấp ủy', en: 'Party opinion recorded', source: 'NĐ 115/2020 Art 45' },
  },
  StandardConcluded: {
    sent: { command: 'RecordStandardConclusion', roles: ['HR', 'AUTHORITY'], seats: ['OWNER', 'AUTHORITY'] },
    title: { vi: 'Kết luận tiêu chuẩn chính trị', en: 'Political standard concluded', source: null },
  },
  Appointed: {
    sent: { command: 'DecideAppointment', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    title: { vi: 'Quyết định bổ nhiệm', en: 'Appointed', source: 'NĐ 170/2025 Art 17' },
  },
  AppointmentRefused: {
    sent: { command: 'RefuseAppointment', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    title: { vi: 'Không bổ nhiệm', en: 'Appointment refused', source: 'NĐ 170/2025 Art 18' },
  },
  OfficeTaken: {
    sent: { command: 'TakeOffice', roles: ['HR', 'AUTHORITY', 'CANDIDATE'], seats: ['OWNER', 'AUTHORITY', 'PERSON'] },
    title: { vi: 'Nhận nhiệm vụ', en: 'Office taken', source: 'NĐ 170/2025 Art 18' },
  },
  AppointmentFailed: {
    sent: {
      command: 'FailCase',
      roles: ['HR', 'AUTHORITY', 'CANDIDATE'],
      seats: ['OWNER', 'AUTHORITY', 'PERSON', 'SYSTEM'],
    },
    title: { vi: 'Hồ sơ bổ nhiệm không thành', en: 'Appointment failed', source: 'NĐ 170/2025 Art 18' },
  },
  CaseOverdue: {
    sent: { command: 'ExpireClock', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Ghi nhận quá hạn bổ nhiệm', en: 'Appointment overdue', source: 'NĐ 170/2025 Art 17' },
  },
  ReappointmentReviewOpened: {
    sent: { command: 'ExpireClock', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Mở xem xét bổ nhiệm lại', en: 'Reappointment review opened', source: 'NĐ 115/2020 Art 49' },
  },
  AppointmentEnded: {
    sent: { command: 'EndAppointment', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    title: { vi: 'Thôi giữ chức vụ', en: 'Appointment ended', source: null },
  },
  AppointmentMerged: {
    sent: { command: 'RecordMerger', roles: ['AUTHORITY'], seats: ['AUTHORITY', 'NEW_AUTHORITY'] },
    title: { vi: 'Xử lý bổ nhiệm khi sáp nhập', en: 'Appointment carried over by a merger', source: 'NĐ 170/2025' },
  },
  CaseOwnerChanged: {
    sent: { command: 'ChangeCaseOwner', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Chuyển người phụ trách hồ sơ', en: 'Case passed on', source: house('who-records') },
  },
  CaseAuthorityChanged: {
    sent: { command: 'ChangeCaseAuthority', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Đổi người có thẩm quyền bổ nhiệm', en: 'Appointing authority changed', source: house('registry') },
  },
  CaseDeviationFlagged: {
    sent: 'FOLLOWS',
    title: { vi: 'Ghi nhận sai lệch', en: 'Deviation flagged', source: house('late-entries') },
  },
});
