import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLoopback } from '#stores';
import { SettingFault } from './setting-fault.js';

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Over TLS, or on this machine itself. */
const isSafe = ({ protocol, hostname, username, password, search, hash }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) &&
  `${username}${password}${search}${hash}` === '';

const address = (text: string): string | undefined => {
  const url = urlOf(text);
  return text === '' || (url !== undefined && isSafe(url))
    ? undefined
    : 'must be an address with https:// (http:// on this machine alone), without query or login';
};

/** Only scheme, host and port: what a browser calls the origin of a page. */
const origin = (text: string): string | undefined =>
  address(text) ??
  (text === '' || urlOf(text)?.origin === text
    ? undefined
    : 'must be an origin like `https://thi.example.vn`, without a path');

const matching =
  (pattern: RegExp, says: string) =>
  (text: string): string | undefined =>
    pattern.test(text) ? undefined : says;

const file = matching(/^$|\S/, 'must name a file, or be empty');

/** Settings of sign-in by an identity provider: nothing of it is there without the first. */
export const oidcSettingsTable = [
  {
    name: 'KHOABANG_OIDC_ISSUER',
    default: '',
    vi: 'Địa chỉ (issuer) của nhà cung cấp danh tính OpenID Connect. Để trống: chỉ tài khoản tại chỗ. Xem docs/sign-in.md.',
    en: 'Issuer of the OpenID Connect identity provider. Empty: local accounts alone. See docs/sign-in.md.',
    fault: address,
  },
  {
    name: 'KHOABANG_OIDC_CLIENT',
    default: '',
    vi: 'Mã của máy chủ này (client id) tại nhà cung cấp danh tính.',
    en: 'Client id of this server at the identity provider.',
    fault: matching(/^[\x21-\x7e]{0,200}$/, 'must be up to 200 visible ASCII characters'),
  },
  {
    name: 'KHOABANG_OIDC_SECRET',
    default: '',
    vi: 'Khóa bí mật (client secret) của máy chủ này tại nhà cung cấp danh tính; hoặc KHOABANG_OIDC_SECRET_FILE.',
    en: 'Client secret of this server at the identity provider; or KHOABANG_OIDC_SECRET_FILE.',
    fault: matching(/^[\x20-\x7e]*$/, 'must be visible ASCII characters'),
  },
  {
    name: 'KHOABANG_OIDC_SECRET_FILE',
    default: '',
    vi: 'Tệp chứa khóa bí mật đó.',
    en: 'File with that client secret.',
    fault: file,
  },
  {
    name: 'KHOABANG_OIDC_KEY_FILE',
    default: '',
    vi: 'Thay cho khóa bí mật: tệp khóa riêng (PEM, EC P-256) để máy chủ này ký (private_key_jwt); nhà cung cấp chỉ giữ khóa công khai.',
    en: 'In place of a secret: file with the private key (PEM, EC P-256) with which this server signs (private_key_jwt); the provider has the public one alone.',
    fault: file,
  },
  {
    name: 'KHOABANG_OIDC_ORIGIN',
    default: '',
    vi: 'Địa chỉ mà trình duyệt mở máy chủ này, như `https://thi.example.vn`; nhà cung cấp đưa người dùng về /api/session/oidc/callback tại đó.',
    en: 'Where browsers find this server, like `https://thi.example.vn`; the provider sends people back to /api/session/oidc/callback there.',
    fault: origin,
  },
  {
    name: 'KHOABANG_OIDC_CLAIM',
    default: 'sub',
    vi: 'Thuộc tính (claim) của ID token cho biết là ai; quản trị viên gắn giá trị của nó vào tài khoản.',
    en: 'Claim of the ID token that says who somebody is; administrators bind its value to an account.',
    fault: matching(/^[\w:/.-]{1,100}$/, 'must be the name of a claim'),
  },
  {
    name: 'KHOABANG_OIDC_SCOPE',
    default: 'openid',
    vi: 'Phạm vi (scope) xin nhà cung cấp, cách nhau bằng dấu cách; luôn có `openid`.',
    en: 'Scopes to ask of the provider, divided by spaces; `openid` is always among them.',
    fault: matching(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'must begin with `openid`, others after single spaces'),
  },
  {
    name: 'KHOABANG_OIDC_MAPPING',
    default: '',
    vi: 'Tệp JSON cho biết nhóm nào của nhà cung cấp có vai trò và phạm vi cơ quan nào ở đây. Để trống: chỉ quản trị viên giao vai trò.',
    en: 'JSON file that says which groups of the provider have which roles and bodies here. Empty: administrators alone give roles.',
    fault: file,
  },
  {
    name: 'KHOABANG_OIDC_ACR',
    default: '',
    vi: 'Mức xác thực (acr) xin nhà cung cấp, cách nhau bằng dấu cách. Để trống: không xin.',
    en: 'Levels of sign-in (acr) to ask of the provider, divided by spaces. Empty: none is asked for.',
    fault: matching(/^$|^[\w:/.-]+( [\w:/.-]+)*$/, 'must be names of levels, divided by single spaces'),
  },
  {
    name: 'KHOABANG_OIDC_SECOND_FACTOR',
    default: 'mfa,otp,hwk,swk',
    vi: 'Giá trị acr hoặc amr cho biết người dùng đã đăng nhập bằng hai yếu tố, cách nhau bằng dấu phẩy.',
    en: 'Values of acr or amr that say of a sign-in that it was by two factors, divided by commas.',
    fault: matching(/^$|^[\w:/.-]+(,[\w:/.-]+)*$/, 'must be values of acr or amr, divided by commas'),
  },
  {
    name: 'KHOABANG_OIDC_MAX_AGE',
    default: '720',
    vi: 'Số phút tối đa từ khi đăng nhập tại nhà cung cấp danh tính; lâu hơn thì phải đăng nhập lại ở đó. Để trống: không hỏi.',
    en: 'Minutes that the sign-in at the provider may be old; whose is older signs in there again. Empty: not asked for.',
    fault: matching(/^$|^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 99999, or empty'),
  },
] as const;

type Name = (typeof oidcSettingsTable)[number]['name'];

/** An identity provider that is trusted with who somebody is. */
export interface OidcSettings {
  readonly issuer: string;
  readonly client: string;
  /** By what this server proves itself: a secret, the absolute path of its file, or that of a private key. */
  readonly proof: { readonly text: string } | { readonly file: string } | { readonly key: string };
  readonly origin: string;
  readonly claim: string;
  readonly scope: string;
  /** Absolute path. */
  readonly mapping: string | undefined;
  readonly acr: string | undefined;
  readonly secondFactor: readonly string[];
  /** Seconds that a sign-in at the provider may be old. */
  readonly maxAge: number | undefined;
}

const must = (read: (name: Name) => string, name: Name): string => {
  const text = read(name);
  if (text === '') throw new SettingFault(`${name} must be set together with KHOABANG_OIDC_ISSUER.`);
  return text;
};

const proofOf = (read: (name: Name) => string): OidcSettings['proof'] => {
  const text = read('KHOABANG_OIDC_SECRET');
  const [path, key] = [read('KHOABANG_OIDC_SECRET_FILE'), read('KHOABANG_OIDC_KEY_FILE')];
  if ([text, path, key].filter((given) => given !== '').length !== 1) {
    throw new SettingFault(
      'KHOABANG_OIDC_ISSUER needs KHOABANG_OIDC_KEY_FILE, KHOABANG_OIDC_SECRET_FILE or KHOABANG_OIDC_SECRET: set one of them.',
    );
  }
  if (key !== '') return { key: resolve(key) };
  return path === '' ? { text } : { file: resolve(path) };
};

/**
 * The identity provider of an environment; `undefined` where there is none.
 *
 * @throws SettingFault for a setting of a provider that is not named, and for one that a provider needs and lacks.
 */
export const oidcOf = (read: (name: Name) => string): OidcSettings | undefined => {
  const issuer = read('KHOABANG_OIDC_ISSUER');
  if (issuer === '') {
    const alone = oidcSettingsTable.find(({ name, default: standard }) => read(name) !== standard);
    if (alone !== undefined)
      throw new SettingFault(`${alone.name} is of no use without KHOABANG_OIDC_ISSUER: set both or neither.`);
    return undefined;
  }
  const [mapping, acr] = [read('KHOABANG_OIDC_MAPPING'), read('KHOABANG_OIDC_ACR')];
  const [second, maxAge] = [read('KHOABANG_OIDC_SECOND_FACTOR'), read('KHOABANG_OIDC_MAX_AGE')];
  return {
    issuer,
    client: must(read, 'KHOABANG_OIDC_CLIENT'),
    proof: proofOf(read),
    origin: must(read, 'KHOABANG_OIDC_ORIGIN'),
    claim: read('KHOABANG_OIDC_CLAIM'),
    scope: read('KHOABANG_OIDC_SCOPE'),
    mapping: mapping === '' ? undefined : resolve(mapping),
    acr: acr === '' ? undefined : acr,
    secondFactor: second === '' ? [] : second.split(','),
    maxAge: maxAge === '' ? undefined : Number(maxAge) * 60,
  };
};

const keyIn = (path: string): KeyObject => {
  const pem = readOrFault('KHOABANG_OIDC_KEY_FILE', path);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // What the library says of it may quote the file.
  }
  throw new SettingFault(
    'KHOABANG_OIDC_KEY_FILE must name a private key on P-256 without a passphrase, as `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one.',
  );
};

/** The client secret, or the private key. @throws SettingFault where its file cannot be read, or holds none. */
export const clientProof = ({ proof }: Pick<OidcSettings, 'proof'>): string | KeyObject => {
  if ('key' in proof) return keyIn(proof.key);
  if ('text' in proof) return proof.text;
  const text = readOrFault('KHOABANG_OIDC_SECRET_FILE', proof.file).trim();
  if (text === '') throw new SettingFault('KHOABANG_OIDC_SECRET_FILE names an empty file.');
  return text;
};

/** The text of a file that a setting names. @throws SettingFault */
export const readOrFault = (name: Name, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SettingFault(`${name} names a file that cannot be read: ${path}.`);
  }
};
