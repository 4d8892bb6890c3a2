import { house } from '#rules';
import { streamCards } from '../stream-card.js';
import type { AccountCommands, AccountEvents } from './events.js';

/** Who keeps accounts. */
export type AccountSeat = 'ADMINISTRATOR' | 'SYSTEM';

/** What is to be known of each event of such a stream. */
export const accountCards = streamCards<AccountCommands, AccountEvents, AccountSeat>()({
  AccountOpened: {
    sent: { command: 'OpenAccount', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Mở tài khoản', en: 'Account opened', source: null },
  },
  BodiesAssigned: {
    sent: { command: 'AssignBodies', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Giao phạm vi cơ quan', en: 'Bodies assigned', source: null },
  },
  RoleGranted: {
    sent: { command: 'GrantRole', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Giao vai trò', en: 'Role granted', source: null },
  },
  RoleRevoked: {
    sent: { command: 'RevokeRole', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Thu hồi vai trò', en: 'Role revoked', source: null },
  },
  CredentialSet: {
    sent: { command: 'SetCredential', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Đặt lại cách đăng nhập', en: 'Credential set', source: null },
  },
  RolesMapped: {
    sent: { command: 'FollowProvider', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: {
      vi: 'Cập nhật vai trò theo nhà cung cấp danh tính',
      en: 'Roles brought in line with the identity provider',
      source: house('four-eyes'),
    },
  },
  SignedIn: {
    sent: { command: 'RecordSignIn', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Đăng nhập', en: 'Signed in', source: null },
  },
  SignInFailed: {
    sent: { command: 'RecordFailedSignIn', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Đăng nhập không thành', en: 'Sign-in failed', source: null },
  },
  AccountLocked: {
    sent: 'FOLLOWS',
    title: { vi: 'Khóa tài khoản', en: 'Account locked', source: null },
  },
  SessionsEnded: {
    sent: { command: 'EndSessions', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Kết thúc các phiên đăng nhập', en: 'Sessions ended', source: null },
  },
  SessionEnded: {
    sent: { command: 'EndSession', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Kết thúc một phiên đăng nhập', en: 'Session ended', source: null },
  },
  FactorEnrolled: {
    sent: { command: 'EnrolFactor', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Đăng ký bước xác thực thứ hai', en: 'Second factor enrolled', source: house('second-factor') },
  },
  FactorRemoved: {
    sent: { command: 'RemoveFactor', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Gỡ một bước xác thực', en: 'Second factor removed', source: house('second-factor') },
  },
  FactorsRemoved: {
    sent: { command: 'RemoveFactors', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Gỡ mọi bước xác thực của tài khoản', en: 'All second factors removed', source: house('four-eyes') },
  },
  SessionConfirmed: {
    sent: { command: 'ConfirmSession', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Xác nhận lại trong phiên', en: 'Session confirmed anew', source: house('second-factor') },
  },
  AccountUnlocked: {
    sent: { command: 'UnlockAccount', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Mở khóa tài khoản', en: 'Account unlocked', source: null },
  },
  AccountClosed: {
    sent: { command: 'CloseAccount', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Đóng tài khoản', en: 'Account closed', source: null },
  },
  ChangeProposed: {
    sent: 'FOLLOWS',
    title: {
      vi: 'Đề nghị thay đổi tài khoản, chờ quản trị viên khác xác nhận',
      en: 'Change proposed, to be confirmed by another administrator',
      source: house('four-eyes'),
    },
  },
  ChangeConfirmed: {
    sent: { command: 'ConfirmChange', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Xác nhận đề nghị thay đổi tài khoản', en: 'Change confirmed', source: house('four-eyes') },
  },
  ChangeDropped: {
    sent: { command: 'DropChange', roles: ['ADMIN'], seats: ['ADMINISTRATOR'] },
    title: { vi: 'Bỏ đề nghị thay đổi tài khoản', en: 'Proposed change dropped', source: house('four-eyes') },
  },
  NamesRead: {
    sent: { command: 'RecordNamesRead', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Xem họ tên người', en: 'Names read', source: null },
  },
  PersonCorrected: {
    sent: { command: 'RecordCorrection', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Sửa họ tên, ngày sinh', en: 'Name and birth date corrected', source: null },
  },
  ErasureProposed: {
    sent: { command: 'ProposeErasure', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: {
      vi: 'Đề nghị hủy khóa dữ liệu cá nhân, chờ quản trị viên khác xác nhận',
      en: 'Erasure of personal data proposed, to be confirmed by another administrator',
      source: house('erasure'),
    },
  },
  PersonErased: {
    sent: { command: 'RecordErasure', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Hủy khóa dữ liệu cá nhân', en: 'Personal data erased', source: house('erasure') },
  },
  RestorationAccepted: {
    sent: { command: 'RecordRestoration', roles: 'SYSTEM', seats: ['SYSTEM'] },
    title: { vi: 'Chấp nhận dữ liệu không khớp niêm phong', en: 'Data other than sealed accepted', source: null },
  },
});
