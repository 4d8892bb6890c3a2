import type { Words } from '#exams';

/** Said beside a secret that is shown once and kept nowhere where it could be read again. */
export const shownOnce: Words = {
  vi: 'Chỉ hiện lần này: hãy chép lại và cất kín ngay.',
  en: 'Shown this once: write it down and lock it away now.',
};

/** The same of the half of a password that is handed over to its holder. */
export const handedOverOnce: Words = {
  vi: 'Chỉ hiện lần này: hãy giao ngay cho chủ tài khoản. Người ấy đăng nhập bằng cả hai nửa, viết liền.',
  en: 'Shown this once: hand it over to the holder now, who signs in with both halves, one right behind the other.',
};
