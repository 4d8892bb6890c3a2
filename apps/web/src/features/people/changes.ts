import type { Role } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';
import type { Account } from './accounts.js';

/** What a change asks for beside its reason. */
export type Asks = 'ROLE_TO_GRANT' | 'ROLE_TO_REVOKE' | 'BODIES' | 'NOTHING';

/** Something an administrator can do to an account. */
export interface Change {
  readonly name: 'GRANT' | 'REVOKE' | 'BODIES' | 'RESET' | 'REMOVE_FACTORS' | 'END_SESSIONS' | 'UNLOCK' | 'CLOSE';
  /** Under the address of the account. */
  readonly path: string;
  readonly words: Words;
  readonly asks: Asks;
  /** What comes of it, told before it is done. */
  readonly effect: Words;
}

const two: Words = {
  vi: 'Khi có quản trị viên thứ hai, việc này chỉ là đề nghị cho đến khi người đó xác nhận.',
  en: 'Where there is a second administrator, this is a proposal until that one confirms it.',
};

export const changes: readonly Change[] = [
  {
    name: 'GRANT',
    path: 'grant-role',
    words: { vi: 'Giao vai trò', en: 'Grant a role' },
    asks: 'ROLE_TO_GRANT',
    effect: two,
  },
  {
    name: 'REVOKE',
    path: 'revoke-role',
    words: { vi: 'Thu hồi vai trò', en: 'Revoke a role' },
    asks: 'ROLE_TO_REVOKE',
    effect: { vi: 'Vai trò mất hiệu lực ngay ở mọi phiên.', en: 'The role ends at once in all sessions.' },
  },
  {
    name: 'BODIES',
    path: 'assign-bodies',
    words: { vi: 'Giao phạm vi cơ quan', en: 'Assign bodies' },
    asks: 'BODIES',
    effect: two,
  },
  {
    name: 'RESET',
    path: 'password',
    words: { vi: 'Đặt lại mật khẩu', en: 'Reset the password' },
    asks: 'NOTHING',
    effect: {
      vi: 'Mật khẩu dùng một lần được tạo trên máy này; mọi phiên kết thúc. Khi có quản trị viên thứ hai, người đó xác nhận và trao nửa còn lại.',
      en: 'A password that is good once is made on this machine; all sessions end. Where there is a second administrator, that one confirms it and hands over the other half.',
    },
  },
  {
    name: 'REMOVE_FACTORS',
    path: 'remove-factors',
    words: { vi: 'Gỡ mọi bước xác thực', en: 'Remove all second factors' },
    asks: 'NOTHING',
    effect: two,
  },
  {
    name: 'UNLOCK',
    path: 'unlock-account',
    words: { vi: 'Mở khóa', en: 'Unlock' },
    asks: 'NOTHING',
    effect: { vi: 'Đăng nhập lại được ngay.', en: 'It can be signed in to again at once.' },
  },
  {
    name: 'END_SESSIONS',
    path: 'end-sessions',
    words: { vi: 'Kết thúc mọi phiên', en: 'End all sessions' },
    asks: 'NOTHING',
    effect: {
      vi: 'Người này phải đăng nhập lại ở mọi thiết bị.',
      en: 'The holder has to sign in anew on every device.',
    },
  },
  {
    name: 'CLOSE',
    path: 'close-account',
    words: { vi: 'Đóng tài khoản', en: 'Close the account' },
    asks: 'NOTHING',
    effect: {
      vi: 'Không ai đăng nhập được nữa, và không mở lại được. Những gì đã ghi vẫn còn.',
      en: 'Nobody can sign in by it any more, and it is not opened again. What was recorded stays.',
    },
  },
];

interface Asking {
  readonly isAdmin: boolean;
  readonly isOwn: boolean;
  readonly now: string;
}

const onlyAdmins: Words = { vi: 'chỉ quản trị viên', en: 'administrators alone' };
const own: Words = { vi: 'không tự làm với tài khoản của mình', en: 'not with the own account' };
const closed: Words = { vi: 'tài khoản không còn dùng', en: 'the account is not in use' };

const needs: Partial<Record<Change['name'], (account: Account, now: string) => Words | undefined>> = {
  UNLOCK: ({ lockedUntil }, now) =>
    lockedUntil !== null && lockedUntil > now
      ? undefined
      : { vi: 'tài khoản không bị khóa', en: 'the account is not locked' },
  REMOVE_FACTORS: ({ factors }) =>
    factors?.length === 0 ? { vi: 'tài khoản chưa có bước nào', en: 'the account has none' } : undefined,
  REVOKE: ({ roles }) =>
    roles.length === 0 ? { vi: 'tài khoản không có vai trò', en: 'the account has no role' } : undefined,
};

/** Why a change cannot be made here now, as far as a page can tell. The server decides. */
export const whyNot = ({ name }: Change, account: Account, { isAdmin, isOwn, now }: Asking): Words | undefined => {
  if (!isAdmin) return onlyAdmins;
  if (account.status !== 'OPEN') return closed;
  if (isOwn && name === 'RESET') return own;
  return needs[name]?.(account, now);
};

/** The roles that can be chosen for a change. */
export const rolesFor = (asks: Asks, account: Account, all: readonly Role[]): readonly Role[] =>
  asks === 'ROLE_TO_REVOKE' ? account.roles : all.filter((role) => !account.roles.includes(role));
