import type { AccountEvents } from '../account/events.js';
import type { AppointmentEvents } from '../appointment/events.js';
import type { PositionEvents } from '../position/events.js';
import type { UnitEvents } from '../unit/events.js';
import type { Title } from './round-events.js';

type Others = UnitEvents & PositionEvents & AppointmentEvents & AccountEvents;

/** Titles of what happens outside the rounds. */
export const otherEventWords: { readonly [E in keyof Others]: Title } = {
  UnitRegistered: { vi: 'Đăng ký đơn vị', en: 'Unit registered' },
  UnitRenamed: { vi: 'Đổi tên đơn vị', en: 'Unit renamed' },
  OwnerChanged: { vi: 'Đổi cơ quan chủ quản', en: 'Owner changed' },
  AutonomySet: { vi: 'Giao mức tự chủ', en: 'Autonomy group set', source: 'NĐ 60/2021' },
  UnitMerged: { vi: 'Sáp nhập đơn vị', en: 'Unit merged' },
  UnitSplit: { vi: 'Chia tách đơn vị', en: 'Unit split' },
  UnitDissolved: { vi: 'Giải thể đơn vị', en: 'Unit dissolved' },
  UnitEquitised: { vi: 'Chuyển thành công ty cổ phần', en: 'Unit equitised' },
  ReorganisationAnnounced: { vi: 'Thông báo sắp xếp lại', en: 'Reorganisation announced' },
  PostReserved: { vi: 'Giữ chức danh cho đợt thi', en: 'Post reserved for a round', source: 'design' },
  PostReleased: { vi: 'Trả lại chức danh', en: 'Post released', source: 'design' },

  PositionApproved: { vi: 'Phê duyệt vị trí việc làm', en: 'Position approved' },
  SchemeRevised: { vi: 'Sửa đổi đề án vị trí việc làm', en: 'Position scheme revised' },
  PositionRetired: { vi: 'Bãi bỏ vị trí việc làm', en: 'Position retired' },

  AppointmentCaseOpened: { vi: 'Mở hồ sơ bổ nhiệm', en: 'Appointment case opened', source: 'NĐ 170/2025 Art 17' },
  DossierItemReceived: { vi: 'Nhận thành phần hồ sơ', en: 'Dossier item received', source: 'NĐ 170/2025 Art 35' },
  DossierCompleted: { vi: 'Hồ sơ đầy đủ', en: 'Dossier completed', source: 'NĐ 170/2025 Art 35' },
  PartyOpinionRecorded: { vi: 'Ghi ý kiến cấp ủy', en: 'Party opinion recorded', source: 'NĐ 115/2020 Art 45' },
  StandardConcluded: { vi: 'Kết luận tiêu chuẩn chính trị', en: 'Political standard concluded' },
  Appointed: { vi: 'Quyết định bổ nhiệm', en: 'Appointed', source: 'NĐ 170/2025 Art 17' },
  AppointmentRefused: { vi: 'Không bổ nhiệm', en: 'Appointment refused', source: 'NĐ 170/2025 Art 18' },
  OfficeTaken: { vi: 'Nhận nhiệm vụ', en: 'Office taken', source: 'NĐ 170/2025 Art 18' },
  AppointmentFailed: { vi: 'Hồ sơ bổ nhiệm không thành', en: 'Appointment failed', source: 'NĐ 170/2025 Art 18' },
  AppointmentEnded: { vi: 'Thôi giữ chức vụ', en: 'Appointment ended' },
  AppointmentMerged: {
    vi: 'Xử lý bổ nhiệm khi sáp nhập',
    en: 'Appointment carried over by a merger',
    source: 'NĐ 170/2025',
  },

  AccountOpened: { vi: 'Mở tài khoản', en: 'Account opened' },
  RoleGranted: { vi: 'Giao vai trò', en: 'Role granted' },
  RoleRevoked: { vi: 'Thu hồi vai trò', en: 'Role revoked' },
  CredentialSet: { vi: 'Đặt lại mật khẩu', en: 'Credential set' },
  SignedIn: { vi: 'Đăng nhập', en: 'Signed in' },
  SignInFailed: { vi: 'Đăng nhập không thành', en: 'Sign-in failed' },
  AccountLocked: { vi: 'Khóa tài khoản', en: 'Account locked' },
  SessionsEnded: { vi: 'Kết thúc các phiên đăng nhập', en: 'Sessions ended' },
  AccountUnlocked: { vi: 'Mở khóa tài khoản', en: 'Account unlocked' },
  AccountClosed: { vi: 'Đóng tài khoản', en: 'Account closed' },
};
