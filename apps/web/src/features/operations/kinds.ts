import type { SecurityKind } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

/** What is noted beside the log, in words. */
export const kindWords: Readonly<Record<SecurityKind, Words>> = {
  SIGNED_IN: { vi: 'Đăng nhập', en: 'Signed in' },
  SIGN_IN_REFUSED: { vi: 'Đăng nhập bị từ chối', en: 'Sign-in refused' },
  LOCKED_OUT: { vi: 'Bị khóa vì sai nhiều lần', en: 'Locked out after failures' },
  CONFIRMED: { vi: 'Xác nhận lại là chính mình', en: 'Shown again who it is' },
  PROOF_REFUSED: { vi: 'Xác nhận lại không đúng', en: 'Proof refused' },
  PASSWORD_CHANGED: { vi: 'Đổi mật khẩu', en: 'Password changed' },
  PASSWORD_RESET: { vi: 'Quản trị viên đặt lại mật khẩu', en: 'Password reset by an administrator' },
  FACTOR_CHANGED: { vi: 'Thay đổi bước xác thực thứ hai', en: 'Second factor changed' },
  SESSIONS_ENDED: { vi: 'Kết thúc phiên', en: 'Sessions ended' },
  ACCOUNT_CHANGED: { vi: 'Thay đổi tài khoản', en: 'Account changed' },
  PERSON_DIFFERS: { vi: 'Đăng ký trùng số định danh, khác thông tin', en: 'Registered again with other data' },
  NAMES_READ: { vi: 'Đọc họ tên', en: 'Names read' },
  TEXTS_READ: { vi: 'Đọc văn bản', en: 'Texts read' },
  RIGHT_REFUSED: { vi: 'Làm việc không có quyền', en: 'Tried without a right' },
  INPUT_REFUSED: { vi: 'Dữ liệu gửi lên không đúng mẫu', en: 'Input refused' },
  HELD_BACK: { vi: 'Hỏi quá nhiều, bị giữ lại', en: 'Held back for asking too much' },
  VIEW_ALTERED: {
    vi: 'Dữ liệu hiển thị trên đĩa khác với nhật ký',
    en: 'What is shown differs on disk from the log',
  },
  LINE_REFUSED: { vi: 'Kết nối bị từ chối', en: 'Line refused' },
};

/** Those that may be an attack. */
export const suspicious: ReadonlySet<SecurityKind> = new Set<SecurityKind>([
  ...(['SIGN_IN_REFUSED', 'LOCKED_OUT', 'PROOF_REFUSED', 'PERSON_DIFFERS'] as const),
  ...(['RIGHT_REFUSED', 'INPUT_REFUSED', 'HELD_BACK', 'LINE_REFUSED', 'VIEW_ALTERED'] as const),
]);
