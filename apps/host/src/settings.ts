import { resolve } from 'node:path';

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

const store = (text: string): string | undefined =>
  text === 'sqlite:' || text === 'memory:' || /^sqlite:.+/.test(text)
    ? undefined
    : 'must be `sqlite:` (a file in the data folder), `sqlite:FILE` or `memory:`';

const anything = (): undefined => undefined;

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
    name: 'KHOABANG_DATA',
    default: '.khoabang',
    vi: 'Thư mục dữ liệu.',
    en: 'Data folder.',
    fault: (text: string) => (text.trim() === '' ? 'must name a folder' : undefined),
  },
  {
    name: 'KHOABANG_EVENTS',
    default: 'sqlite:',
    vi: 'Kho sự kiện: `sqlite:`, `sqlite:TỆP` hoặc `memory:`.',
    en: 'Event log: `sqlite:`, `sqlite:FILE` or `memory:` (forgets at the end).',
    fault: store,
  },
  {
    name: 'KHOABANG_VIEWS',
    default: 'sqlite:',
    vi: 'Kho khung nhìn: `sqlite:`, `sqlite:TỆP` hoặc `memory:`.',
    en: 'Views: `sqlite:`, `sqlite:FILE` or `memory:`.',
    fault: store,
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
    name: 'KHOABANG_PACKS',
    default: '',
    vi: 'Thư mục chứa thêm các bộ quy tắc (`*.json`). Để trống: chỉ các bộ có sẵn.',
    en: 'Folder with further rule packs (`*.json`). Empty: only those of this build.',
    fault: (text: string) => (text !== '' && text.trim() === '' ? 'must name a folder, or be empty' : undefined),
  },
] as const satisfies readonly Setting[];

type Name = (typeof settingsTable)[number]['name'];

/** The settings as the product uses them. */
export interface Settings {
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  /** `memory`, or the absolute path of the file. */
  readonly events: string;
  readonly views: string;
  readonly masterKey: string | undefined;
  readonly adminPassword: string | undefined;
  readonly log: 'info' | 'warn' | 'error';
  /** Absolute path of a folder with further rule packs. */
  readonly packs: string | undefined;
}

/** A setting that cannot be used: the sentence names it and says what it must be. */
export class SettingFault extends Error {}

const place = (text: string, data: string, file: string): string => {
  if (text === 'memory:') return 'memory';
  return text === 'sqlite:' ? resolve(data, file) : resolve(text.slice('sqlite:'.length));
};

/**
 * Reads the settings from an environment.
 *
 * @throws SettingFault for an unknown `KHOABANG_…` variable or a malformed value.
 */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const known = new Set<string>(settingsTable.map(({ name }) => name));
  const unknown = Object.keys(environment).find((name) => name.startsWith('KHOABANG_') && !known.has(name));
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
  const key = read('KHOABANG_MASTER_KEY');
  const password = read('KHOABANG_ADMIN_PASSWORD');
  const packs = read('KHOABANG_PACKS');
  return {
    port: Number(read('KHOABANG_PORT')),
    data,
    events: place(read('KHOABANG_EVENTS'), data, 'events.sqlite'),
    views: place(read('KHOABANG_VIEWS'), data, 'views.sqlite'),
    masterKey: key === '' ? undefined : key,
    adminPassword: password === '' ? undefined : password,
    log: read('KHOABANG_LOG') as Settings['log'],
    packs: packs === '' ? undefined : resolve(packs),
  };
};
