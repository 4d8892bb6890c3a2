import { streamCards } from '../stream-card.js';
import type { AppointmentCommands, AppointmentEvents } from './events.js';

/** What is to be known of each event of such a stream. */
export const appointmentCards = streamCards<AppointmentCommands, AppointmentEvents>()({
  AppointmentCaseOpened: {
    sent: { command: 'OpenCase', roles: 'SYSTEM' },
    title: { vi: 'Mở hồ sơ bổ nhiệm', en: 'Appointment case opened', source: 'NĐ 170/2025 Art 17' },
  },
  DossierItemReceived: {
    sent: { command: 'ReceiveDossierItem', roles: ['HR', 'AUTHORITY', 'CANDIDATE'] },
    title: { vi: 'Nhận thành phần hồ sơ', en: 'Dossier item received', source: 'NĐ 170/2025 Art 35' },
  },
  DossierCompleted: {
    sent: { command: 'CompleteDossier', roles: ['HR', 'AUTHORITY'] },
    title: { vi: 'Hồ sơ đầy đủ', en: 'Dossier completed', source: 'NĐ 170/2025 Art 35' },
  },
  PartyOpinionRecorded: {
    sent: { command: 'RecordPartyOpinion', roles: ['HR', 'AUTHORITY'] },
    title: { vi: 'Ghi ý kiến cấp ủy', en: 'Party opinion recorded', source: 'NĐ 115/2020 Art 45' },
  },
  StandardConcluded: {
    sent: { command: 'RecordStandardConclusion', roles: ['HR', 'AUTHORITY'] },
    title: { vi: 'Kết luận tiêu chuẩn chính trị', en: 'Political standard concluded', source: null },
  },
  Appointed: {
    sent: { command: 'DecideAppointment', roles: ['AUTHORITY'] },
    title: { vi: 'Quyết định bổ nhiệm', en: 'Appointed', source: 'NĐ 170/2025 Art 17' },
  },
  AppointmentRefused: {
    sent: { command: 'RefuseAppointment', roles: ['AUTHORITY'] },
    title: { vi: 'Không bổ nhiệm', en: 'Appointment refused', source: 'NĐ 170/2025 Art 18' },
  },
  OfficeTaken: {
    sent: { command: 'TakeOffice', roles: ['HR', 'AUTHORITY', 'CANDIDATE'] },
    title: { vi: 'Nhận nhiệm vụ', en: 'Office taken', source: 'NĐ 170/2025 Art 18' },
  },
  AppointmentFailed: {
    sent: { command: 'FailCase', roles: ['HR', 'AUTHORITY', 'CANDIDATE'] },
    title: { vi: 'Hồ sơ bổ nhiệm không thành', en: 'Appointment failed', source: 'NĐ 170/2025 Art 18' },
  },
  CaseOverdue: {
    sent: { command: 'ExpireClock', roles: 'SYSTEM' },
    title: { vi: 'Ghi nhận quá hạn bổ nhiệm', en: 'Appointment decision overdue', source: 'NĐ 170/2025 Art 17' },
  },
  ReappointmentReviewOpened: {
    sent: { command: 'ExpireClock', roles: 'SYSTEM' },
    title: { vi: 'Mở xem xét bổ nhiệm lại', en: 'Reappointment review opened', source: 'NĐ 115/2020 Art 49' },
  },
  AppointmentEnded: {
    sent: { command: 'EndAppointment', roles: ['AUTHORITY'] },
    title: { vi: 'Thôi giữ chức vụ', en: 'Appointment ended', source: null },
  },
  AppointmentMerged: {
    sent: { command: 'RecordMerger', roles: ['AUTHORITY'] },
    title: { vi: 'Xử lý bổ nhiệm khi sáp nhập', en: 'Appointment carried over by a merger', source: 'NĐ 170/2025' },
  },
});
