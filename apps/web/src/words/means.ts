import type { FactorKind, MeansOfSignIn } from '../api/types.gen.js';
import type { Words } from './language.js';

/** What a second factor is called. */
export const factorWords: Readonly<Record<FactorKind, Words>> = {
  TOTP: { vi: 'Ứng dụng tạo mã', en: 'App that makes codes' },
  PASSKEY: { vi: 'Passkey', en: 'Passkey' },
  RECOVERY_CODE: { vi: 'Mã dự phòng', en: 'Recovery codes' },
};

const means: Readonly<Record<MeansOfSignIn, Words>> = {
  PASSWORD: { vi: 'mật khẩu', en: 'password' },
  PASSKEY: { vi: 'passkey', en: 'passkey' },
  OIDC: { vi: 'nhà cung cấp danh tính', en: 'identity provider' },
  MACHINE: { vi: 'khóa chủ, tại máy chủ', en: 'master key, at the server itself' },
  'PASSWORD+TOTP': { vi: 'mật khẩu và mã', en: 'password and code' },
  'PASSWORD+PASSKEY': { vi: 'mật khẩu và passkey', en: 'password and passkey' },
  'PASSWORD+RECOVERY_CODE': { vi: 'mật khẩu và mã dự phòng', en: 'password and recovery code' },
};

/** By what somebody signed in, or showed again who they are. */
export const meansWords = (code: string): Words =>
  (means as Readonly<Record<string, Words>>)[code] ??
  (factorWords as Readonly<Record<string, Words>>)[code] ?? { vi: code, en: code };
