import { house } from '#rules';
import type { Wordings } from '../wording.js';

/** What an account refuses. */
export const accountRefusals = {
  'account-unknown': {
    vi: 'Tài khoản này chưa được mở. Hãy liên hệ quản trị viên.',
    en: 'There is no such account. Ask an administrator.',
    source: house('known-names'),
  },
  'account-already-open': {
    vi: 'Mã tài khoản này đã được dùng. Hãy mở tài khoản với mã khác hoặc cấp thêm vai trò.',
    en: 'This id already belongs to an account. Open another one, or grant it a role.',
    source: house('known-names'),
  },
  'account-closed': {
    vi: 'Tài khoản đã đóng. Hãy mở tài khoản mới nếu cần.',
    en: 'The account is closed. Open a new one if it is needed.',
    source: house('accounts'),
  },
  'account-locked': {
    vi: 'Tài khoản tạm khóa đến {until} do đăng nhập sai nhiều lần. Hãy thử lại sau hoặc nhờ quản trị viên mở khóa.',
    en: 'The account is locked until {until} after failed sign-ins. Try again then, or ask an administrator to unlock it.',
    source: house('accounts'),
  },
} as const satisfies Wordings;
