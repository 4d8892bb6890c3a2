import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isLoopback } from '#stores';
import {
  eventsFault,
  mustBeFollowed,
  mustNotTalk,
  type StorePlaces,
  storePlaces,
  vaultFault,
  viewsFault,
} from './store-settings.js';
import { listed } from './listed.js';
import { oidcOf, type OidcSettings, oidcSettingsTable } from './oidc-settings.js';
import { rolesWithFactor, secondFactorSetting } from './second-factor-setting.js';
import { SettingFault } from './setting-fault.js';
import { telemetryOf, type TelemetrySettings, telemetrySettingsTable } from './telemetry-settings.js';

export { SettingFault } from './setting-fault.js';
import { FIRST_ADMIN, type Role } from '#exams';

/** One setting of the product: the whole list is printed by `khoabang settings` and stands in the README. */
export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly vi: string;
  readonly en: string;
  /** Says what is wrong with a value, in words; `undefined` when it is well formed. */
  readonly fault: (text: string) => string | undefined;
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** An address, or a network of them: `10.0.0.5`, `10.0.0.0/8`. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
};

const anything = (): undefined => undefined;

/** Browsers make passkeys for a host by its name, over TLS, or on the machine itself. */
const originFault = (text: string): string | undefined => {
  const wrong =
    'must be like `https://thi.example.vn`: https and the name of a host, without a path (http for `localhost` only)';
  if (text === '') return undefined;
  const url = URL.parse(text);
  if (url?.origin !== text || isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) return wrong;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost') ? undefined : wrong;
};

/** Every setting there is. Another variable named `KHOABANG_…` stops the start: it is most likely misspelt. */
export const settingsTable = [
  {
    name: 'KHOABANG_PORT',
    default: '3000',
    vi: 'Cổng HTTP; 0 là một cổng trống bất kỳ.',
    en: 'HTTP port; 0 takes any free one.',
    fault: (text: string) => (isPort(text) ? undefined : 'must be a whole number from 0 to 65535'),
  },
  {
    name: 'KHOABANG_HOST',
    default: 'localhost',
    vi: 'Địa chỉ lắng nghe. Mặc định chỉ máy này; `0.0.0.0` hoặc `::` mở ra mạng, khi đó cần TLS.',
    en: 'Address to listen on. Default: this machine alone; `0.0.0.0` or `::` opens it to the network, which needs TLS.',
    fault: (text: string) => (/^[\w.:-]+$/.test(text) ? undefined : 'must be a host name or an IP address'),
  },
  {
    name: 'KHOABANG_TLS_CERT',
    default: '',
    vi: 'Tệp chứng chỉ TLS (PEM), cùng KHOABANG_TLS_KEY. Để trống: HTTP.',
    en: 'File with the TLS certificate (PEM), together with KHOABANG_TLS_KEY. Empty: plain HTTP.',
    fault: anything,
  },
  {
    name: 'KHOABANG_TLS_KEY',
    default: '',
    vi: 'Tệp khóa riêng của chứng chỉ đó (PEM).',
    en: 'File with the private key of that certificate (PEM).',
    fault: anything,
  },
  {
    name: 'KHOABANG_PROXY',
    default: '',
    vi: 'Địa chỉ IP hoặc mạng của proxy tin cậy đứng trước, cách nhau bằng dấu phẩy; proxy phải giữ nguyên Host và ghi X-Forwarded-For, X-Forwarded-Proto.',
    en: 'IP addresses or networks of the trusted proxy before it, divided by commas; it must keep Host and write X-Forwarded-For and X-Forwarded-Proto.',
    fault: (text: string) =>
      text === '' || listed(text).every(isNetwork) ? undefined : 'must list IP addresses or networks like `10.0.0.0/8`',
  },
  {
    name: 'KHOABANG_REQUESTS',
    default: '6000',
    vi: 'Số yêu cầu tối đa trong một phút của mỗi nguồn và của mỗi tài khoản.',
    en: 'Most requests within a minute, of each source and of each account.',
    fault: (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? undefined : 'must be a whole number from 1 to 999999999'),
  },
  {
    name: 'KHOABANG_ORIGIN',
    default: '',
    vi: 'Địa chỉ mà người dùng mở trong trình duyệt, ví dụ `https://thi.example.vn`; passkey gắn với tên máy này, và yêu cầu gửi đến tên khác bị từ chối. Để trống: chỉ `localhost`; khi mở ra mạng: mọi tên.',
    en: 'Address that people open in their browsers, e.g. `https://thi.example.vn`; passkeys are bound to its host, and requests for another are refused. Empty: `localhost` only; open to the network: any.',
    fault: originFault,
  },
  secondFactorSetting,
  {
    name: 'KHOABANG_CONFIRM_MINUTES',
    default: '15',
    vi: 'Số phút sau đó người có bước xác thực thứ hai phải xác nhận lại trước khi niêm phong, mở niêm phong hoặc quyết định.',
    en: 'Minutes after which who has a second factor confirms anew before sealing, unsealing or deciding.',
    fault: (text: string) =>
      /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 720 ? undefined : 'must be a whole number from 1 to 720',
  },
  {
    name: 'KHOABANG_DATA',
    default: '.khoabang',
    vi: 'Thư mục dữ liệu.',
    en: 'Data folder.',
    fault: (text: string) => (text.trim() === '' ? 'must name a folder' : undefined),
  },
  {
    name: 'KHOABANG_EVENTS',
    default: 'sqlite:',
    vi: 'Kho sự kiện: `sqlite:`, `sqlite:TỆP`, `memory:` hoặc địa chỉ KurrentDB `kurrentdb://…`.',
    en: 'Event log: `sqlite:`, `sqlite:FILE`, `memory:` (forgets at the end), or the address of a KurrentDB, `kurrentdb://…`.',
    fault: eventsFault,
  },
  {
    name: 'KHOABANG_VIEWS',
    default: 'sqlite:',
    vi: 'Kho khung nhìn: `sqlite:`, `sqlite:TỆP`, `mongodb://MÁY/CƠ-SỞ-DỮ-LIỆU` (nhiều máy chủ dùng chung) hoặc `memory:`.',
    en: 'Views: `sqlite:`, `sqlite:FILE`, `mongodb://HOST/DATABASE` (for several servers) or `memory:`.',
    fault: viewsFault,
  },
  {
    name: 'KHOABANG_VAULT',
    default: 'sqlite:',
    vi: 'Kho dữ liệu cá nhân: `sqlite:`, `sqlite:TỆP` hoặc `mongodb://MÁY/CƠ-SỞ-DỮ-LIỆU` (nhiều máy chủ dùng chung; cần KHOABANG_MASTER_KEY).',
    en: 'Vault (personal data): `sqlite:`, `sqlite:FILE` or `mongodb://HOST/DATABASE` (for several servers; needs KHOABANG_MASTER_KEY).',
    fault: vaultFault,
  },
  {
    name: 'KHOABANG_FOLLOW',
    default: 'yes',
    vi: 'Khi nhiều máy chủ dùng chung KurrentDB và MongoDB: `yes` hoặc `no`, tiến trình này có nhận việc theo dõi nhật ký (khung nhìn, tiến trình, đồng hồ) hay không.',
    en: 'Where several servers share a KurrentDB and a MongoDB: `yes` or `no`, whether this process may be the one that follows the log (views, processes, clocks).',
    fault: (text: string) => (['yes', 'no'].includes(text) ? undefined : 'must be `yes` or `no`'),
  },
  {
    name: 'KHOABANG_MASTER_KEY',
    default: '',
    vi: 'Khóa chủ của kho dữ liệu cá nhân (64 chữ số hex hoặc base64 của 32 byte). Để trống: tạo trong thư mục dữ liệu.',
    en: 'Master key of the vault (64 hex digits, or base64 of 32 bytes). Empty: one is made in the data folder.',
    fault: (text: string) =>
      text === '' || /^[0-9a-f]{64}$/i.test(text) || /^[A-Za-z0-9+/]{43}=$/.test(text)
        ? undefined
        : 'must be 64 hex digits or the base64 of 32 bytes',
  },
  {
    name: 'KHOABANG_LEAKED_PASSWORDS',
    default: '',
    vi: 'Tệp mật khẩu đã bị lộ (SHA-1, xếp theo thứ tự, như tệp tải về của Pwned Passwords); mật khẩu trong đó không được nhận. Để trống: không có.',
    en: 'File of leaked passwords (SHA-1, in order, as Pwned Passwords gives it out); what stands in it is not taken. Empty: none.',
    fault: anything,
  },
  {
    name: 'KHOABANG_ADMIN_LOGIN',
    default: FIRST_ADMIN,
    vi: 'Tên đăng nhập của quản trị viên đầu tiên, chỉ dùng ở lần khởi động đầu; chọn tên khác để người lạ không đoán được.',
    en: 'Login of the first administrator, used at the first start only; another one than `admin` is not guessed by strangers.',
    fault: (text: string) =>
      /^[\w.@-]{2,100}$/.test(text) ? undefined : 'must be 2 to 100 letters, digits, `.`, `@`, `_` or `-`',
  },
  {
    name: 'KHOABANG_ADMIN_PASSWORD',
    default: '',
    vi: 'Mật khẩu của quản trị viên đầu tiên (từ 12 ký tự). Để trống: tạo một mật khẩu và in ra một lần.',
    en: 'Password of the first administrator (12 characters or more). Empty: one is made and printed once.',
    fault: (text: string) => (text === '' || text.length >= 12 ? undefined : 'must have 12 characters or more'),
  },
  {
    name: 'KHOABANG_LOG',
    default: 'info',
    vi: 'Mức nhật ký: `info`, `warn`, `error`.',
    en: 'Log level: `info`, `warn` or `error`.',
    fault: (text: string) =>
      ['info', 'warn', 'error'].includes(text) ? undefined : 'must be `info`, `warn` or `error`',
  },
  {
    name: 'KHOABANG_LOG_FORMAT',
    default: 'text',
    vi: 'Dạng nhật ký: `text` cho người đọc, `json` cho chương trình (mỗi dòng một đối tượng).',
    en: 'Form of the log: `text` for people, `json` for programs (an object a line).',
    fault: (text: string) => (['text', 'json'].includes(text) ? undefined : 'must be `text` or `json`'),
  },
  {
    name: 'KHOABANG_PACKS',
    default: '',
    vi: 'Thư mục chứa thêm các bộ quy tắc (`*.json`). Để trống: chỉ các bộ có sẵn.',
    en: 'Folder with further rule packs (`*.json`). Empty: only those of this build.',
    fault: (text: string) => (text !== '' && text.trim() === '' ? 'must name a folder, or be empty' : undefined),
  },
  ...telemetrySettingsTable,
  ...oidcSettingsTable,
] as const satisfies readonly Setting[];

type Name = (typeof settingsTable)[number]['name'];

/** The settings as the product uses them. */
export interface Settings extends StorePlaces, TelemetrySettings {
  readonly port: number;
  readonly host: string;
  /** Absolute paths of certificate and key. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Addresses and networks whose word is taken for where a request comes from. */
  readonly proxy: readonly string[];
  /** Most requests within a minute, of each source and of each account. */
  readonly requests: number;
  /** Where people open it in their browsers; `undefined`: on this machine only. */
  readonly origin: string | undefined;
  /** Roles that need a second factor. */
  readonly secondFactor: readonly Role[];
  /** For so long a holder counts as seen. */
  readonly confirmMinutes: number;
  /** Absolute path. */
  readonly data: string;
  /** Whether this process may follow the log where one does it for all. */
  readonly follow: boolean;
  readonly masterKey: string | undefined;
  /** Absolute path of a list of leaked passwords. */
  readonly leaked: string | undefined;
  /** Login of the first administrator. */
  readonly adminLogin: string;
  readonly adminPassword: string | undefined;
  readonly log: 'info' | 'warn' | 'error';
  readonly logFormat: 'text' | 'json';
  /** Absolute path of a folder with further rule packs. */
  readonly packs: string | undefined;
  /** An identity provider by which people sign in; `undefined`: local accounts alone. */
  readonly oidc: OidcSettings | undefined;
}

type Door = Pick<Settings, 'host' | 'tls' | 'proxy' | 'origin'>;

/** Passwords and names never cross a network in the clear. */
const doorOf = (read: (name: Name) => string): Door => {
  const [host, cert, key] = [read('KHOABANG_HOST'), read('KHOABANG_TLS_CERT'), read('KHOABANG_TLS_KEY')];
  const [proxy, origin] = [read('KHOABANG_PROXY'), read('KHOABANG_ORIGIN')];
  if ((cert === '') !== (key === '')) {
    throw new SettingFault('KHOABANG_TLS_CERT and KHOABANG_TLS_KEY belong together: set both or neither.');
  }
  // Also from a proxy on another machine: what it decrypted would go on in the clear.
  if (!isLoopback(host) && cert === '') {
    throw new SettingFault(
      'KHOABANG_HOST opens the server to the network: set KHOABANG_TLS_CERT and KHOABANG_TLS_KEY (a proxy on this machine reaches it at localhost without).',
    );
  }
  if (origin.startsWith('https:') && cert === '' && proxy === '') {
    throw new SettingFault(
      'KHOABANG_ORIGIN says https: set KHOABANG_TLS_CERT and KHOABANG_TLS_KEY, or name in KHOABANG_PROXY the proxy on this machine that does TLS for it.',
    );
  }
  const tls = cert === '' ? undefined : { cert: resolve(cert), key: resolve(key) };
  return { host, tls, proxy: proxy === '' ? [] : listed(proxy), origin: origin === '' ? undefined : origin };
};

const storesOf = (read: (name: Name) => string, data: string): Pick<Settings, keyof StorePlaces | 'follow'> => {
  const [events, views, vault] = [read('KHOABANG_EVENTS'), read('KHOABANG_VIEWS'), read('KHOABANG_VAULT')];
  const places = storePlaces({ events, views, vault }, data);
  const follow = read('KHOABANG_FOLLOW') === 'yes';
  mustBeFollowed(places, follow);
  return { ...places, follow };
};

/**
 * Reads the settings from an environment.
 *
 * @throws SettingFault for an unknown `KHOABANG_…` variable or a malformed value.
 */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const known = new Set<string>(settingsTable.map(({ name }) => name));
  const unknown = Object.keys(environment).find((name) => /^KHOABANG_(?!TEST_)/.test(name) && !known.has(name));
  if (unknown !== undefined) {
    throw new SettingFault(`${unknown} is not a setting. Known settings: ${[...known].join(', ')}.`);
  }
  const read = (name: Name): string => {
    const setting: Setting | undefined = settingsTable.find((row) => row.name === name);
    const text = environment[name] ?? setting?.default ?? '';
    const fault = (setting?.fault ?? anything)(text);
    if (fault !== undefined) throw new SettingFault(`${name} ${fault}.`);
    return text;
  };
  const data = resolve(read('KHOABANG_DATA'));
  mustNotTalk(read('KHOABANG_EVENTS'), environment['DEBUG'] ?? '');
  const key = read('KHOABANG_MASTER_KEY');
  const password = read('KHOABANG_ADMIN_PASSWORD');
  const [packs, leaked] = [read('KHOABANG_PACKS'), read('KHOABANG_LEAKED_PASSWORDS')];
  const [door, oidc] = [doorOf(read), oidcOf(read)];
  return {
    port: Number(read('KHOABANG_PORT')),
    ...door,
    requests: Number(read('KHOABANG_REQUESTS')),
    secondFactor: rolesWithFactor(read('KHOABANG_SECOND_FACTOR'), door, oidc),
    confirmMinutes: Number(read('KHOABANG_CONFIRM_MINUTES')),
    data,
    ...storesOf(read, data),
    masterKey: key === '' ? undefined : key,
    leaked: leaked === '' ? undefined : resolve(leaked),
    adminLogin: read('KHOABANG_ADMIN_LOGIN'),
    adminPassword: password === '' ? undefined : password,
    log: read('KHOABANG_LOG') as Settings['log'],
    logFormat: read('KHOABANG_LOG_FORMAT') as Settings['logFormat'],
    packs: packs === '' ? undefined : resolve(packs),
    ...telemetryOf(read, read('KHOABANG_TLS_CERT') !== ''),
    oidc,
  };
};
