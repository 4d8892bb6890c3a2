import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mustBePrivate } from '../../../host/src/data-folder.js';
import { installPackFolder } from '../../../host/src/pack-folder.js';
import type { Settings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { fault, type Finding, skipped, sound, warning } from './finding.js';

const MEBIBYTE = 1_048_576n;
/** Below this somebody should make room: a rebuild of the views takes as much again as they have. */
const SPACE_WARN = 1_024n * MEBIBYTE;
/** Below this the next checkpoint or import may find no room; without room nothing more is recorded, and requests are answered with 503. */
const SPACE_LEAST = 100n * MEBIBYTE;

/** The nearest folder that exists, from here upwards. */
const nearest = (path: string): string => (existsSync(path) || dirname(path) === path ? path : nearest(dirname(path)));

const packageAbove = (folder: string): string => {
  const file = join(folder, 'package.json');
  return existsSync(file) || dirname(folder) === folder ? file : packageAbove(dirname(folder));
};

/** What the package asks of Node, e.g. `>=24.9`. */
const asked = (): string => {
  const { engines } = JSON.parse(readFileSync(packageAbove(import.meta.dirname), 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  return engines.node;
};

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number);

const isAtLeast = (version: string, least: string): boolean => {
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [numbersOf(version), numbersOf(least)];
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};

/** Whether this is a Node that the program was made for. */
export const nodeFinding = (version = process.versions.node, engines = asked()): Finding =>
  isAtLeast(version, engines.replace(/^>=/, ''))
    ? sound('node', `Node ${version}`, { version, asked: engines })
    : fault(
        'node',
        `Node ${version} quá cũ, cần ${engines}: hãy gõ / Node ${version} is too old, ${engines} is needed: type npm ci, and start by npm`,
        { version, asked: engines },
      );

/** Whether the further rule packs can be installed. */
export const packsFinding = ({ packs }: Settings): Finding => {
  if (packs === undefined) return skipped('packs', 'Không có bộ quy tắc thêm. / There are no further rule packs.');
  installPackFolder(packs);
  return sound('packs', `Các bộ quy tắc ở / the rule packs in ${packs} dùng được / can be used.`);
};

/** Whether the data is there, and its owner's alone. */
export const folderFinding = (settings: Settings): Finding => {
  const { data } = settings;
  if (!existsSync(data)) {
    return skipped(
      'folder',
      `Chưa có thư mục dữ liệu ${data}: máy chủ chưa khởi động lần nào, hoặc KHOABANG_DATA khác với của máy chủ. / There is no data folder ${data} yet: nothing was started here, or KHOABANG_DATA is not that of the server.`,
    );
  }
  mustBePrivate(settings);
  return sound('folder', `${data}: chỉ chủ sở hữu dùng được / its owner's alone.`);
};

const inWords = (bytes: bigint): string => `${(bytes / MEBIBYTE).toString()} MiB`;

/** What so much room says. */
export const spaceFinding = (folder: string, free: bigint): Finding => {
  const [room, figures] = [`${folder}: còn trống / free ${inWords(free)}`, { folder, free: free.toString() }];
  if (free < SPACE_LEAST) {
    return fault(
      'space',
      `${room}; hãy giải phóng ngay, nếu đầy thì không ghi được gì nữa / make room now: once it is full nothing more is recorded.`,
      figures,
    );
  }
  return free < SPACE_WARN
    ? warning('space', `${room}; hãy giải phóng bớt / make room soon.`, figures)
    : sound('space', `${room}.`, figures);
};

/** How much room there is where it is shortest: in the data folder, or where a store lies elsewhere. */
export const spaceLeft = async ({ data, events, views, vault }: Settings): Promise<Finding> => {
  const places = [data, ...[events, views, vault].filter(isFile).map((file) => dirname(file))];
  const folders = [...new Set(places.map(nearest))];
  const rooms = await Promise.all(
    folders.map(async (folder) => {
      const { bavail, bsize } = await statfs(folder, { bigint: true });
      return { folder, free: bavail * bsize };
    }),
  );
  const { folder, free } = rooms.reduce((least, room) => (room.free < least.free ? room : least));
  return spaceFinding(folder, free);
};
