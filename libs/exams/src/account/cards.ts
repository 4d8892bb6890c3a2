import { streamCards } from '../stream-card.js';
import type { AccountCommands, AccountEvents } from './events.js';

/** What is to be known of each event of such a stream. */
export const accountCards = streamCards<AccountCommands, AccountEvents>()({
  AccountOpened: {
    sent: { command: 'OpenAccount', roles: 'SYSTEM' },
    title: { vi: 'Mở tài khoản', en: 'Account opened', source: null },
  },
  RoleGranted: {
    sent: { command: 'GrantRole', roles: ['ADMIN'] },
    title: { vi: 'Giao vai trò', en: 'Role granted', source: null },
  },
  RoleRevoked: {
    sent: { command: 'RevokeRole', roles: ['ADMIN'] },
    title: { vi: 'Thu hồi vai trò', en: 'Role revoked', source: null },
  },
  CredentialSet: {
    sent: { command: 'SetCredential', roles: 'SYSTEM' },
    title: { vi: 'Đặt lại mật khẩu', en: 'Credential set', source: null },
  },
  SignedIn: {
    sent: { command: 'RecordSignIn', roles: 'SYSTEM' },
    title: { vi: 'Đăng nhập', en: 'Signed in', source: null },
  },
  SignInFailed: {
    sent: { command: 'RecordFailedSignIn', roles: 'SYSTEM' },
    title: { vi: 'Đăng nhập không thành', en: 'Sign-in failed', source: null },
  },
  AccountLocked: {
    sent: 'FOLLOWS',
    title: { vi: 'Khóa tài khoản', en: 'Account locked', source: null },
  },
  SessionsEnded: {
    sent: { command: 'EndSessions', roles: ['ADMIN'] },
    title: { vi: 'Kết thúc các phiên đăng nhập', en: 'Sessions ended', source: null },
  },
  AccountUnlocked: {
    sent: { command: 'UnlockAccount', roles: ['ADMIN'] },
    title: { vi: 'Mở khóa tài khoản', en: 'Account unlocked', source: null },
  },
  AccountClosed: {
    sent: { command: 'CloseAccount', roles: ['ADMIN'] },
    title: { vi: 'Đóng tài khoản', en: 'Account closed', source: null },
  },
  PersonErased: {
    sent: { command: 'RecordErasure', roles: 'SYSTEM' },
    title: { vi: 'Hủy khóa dữ liệu cá nhân', en: 'Personal data erased', source: null },
  },
});
