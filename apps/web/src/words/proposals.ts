import type { ShownAccount } from '../api/types.gen.js';
import type { Words } from './language.js';

type Kind = NonNullable<ShownAccount['proposed']>['kind'];

const kinds: Readonly<Record<Kind, Words>> = {
  OPEN: { vi: 'mở tài khoản', en: 'open the account' },
  GRANT: { vi: 'giao vai trò', en: 'grant roles' },
  REVOKE: { vi: 'thu hồi vai trò', en: 'revoke roles' },
  BODIES: { vi: 'giao phạm vi cơ quan', en: 'assign bodies' },
  RESET: { vi: 'đặt lại cách đăng nhập', en: 'reset how it is entered' },
  REMOVE_FACTORS: { vi: 'gỡ mọi bước xác thực', en: 'remove all second factors' },
  CLOSE: { vi: 'đóng tài khoản', en: 'close the account' },
  ERASE: { vi: 'xóa vĩnh viễn dữ liệu cá nhân', en: 'erase the person for ever' },
};

/** What a change of an account is called that somebody has proposed. */
export const proposalWords = (kind: string): Words =>
  (kinds as Readonly<Record<string, Words>>)[kind] ?? { vi: kind, en: kind };
