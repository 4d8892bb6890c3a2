import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from './settings.js';
import { isFile } from './store-settings.js';

type Places = Pick<Settings, 'data' | 'events' | 'views' | 'vault'> & Partial<Pick<Settings, 'packs'>>;

/** Where the key of the vault lies, unless the settings give it. */
export const masterKeyFile = ({ data }: Pick<Settings, 'data'>): string => join(data, 'master.key');

/** Where it is sealed how far the log has come. */
export const sealFile = ({ data }: Pick<Settings, 'data'>): string => join(data, 'log.seal');

/** A folder or a file of the data, and what nobody but its owner may do there. */
interface Place {
  readonly path: string;
  readonly shut: 'rwx' | 'w';
}

const BITS: Readonly<Record<Place['shut'], number>> = { rwx: 0o077, w: 0o022 };

/** What a store keeps beside its file. */
const SIDES = ['', '-wal', '-shm', '.lock'];

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => join(folder, name))
    : [];

/** Whoever may write to the folder of a store can exchange its file, so that folder counts too. */
const elsewhere = ({ data, events, views, vault }: Places): readonly Place[] =>
  [events, views, vault]
    .filter((file) => isFile(file) && dirname(file) !== data)
    .flatMap((file) => [
      { path: dirname(file), shut: 'w' } as const,
      ...SIDES.map((end) => ({ path: `${file}${end}`, shut: 'rwx' }) as const),
    ]);

/** Rules are no secret; but whoever may write them decides how rounds are held from the next start on. */
const ofPacks = ({ packs }: Places): readonly Place[] =>
  packs === undefined ? [] : [packs, ...filesIn(packs)].map((path) => ({ path, shut: 'w' }) as const);

const placesOf = (places: Places): readonly Place[] => [
  ...[places.data, ...filesIn(places.data)].map((path) => ({ path, shut: 'rwx' }) as const),
  ...elsewhere(places),
  ...ofPacks(places),
];

const quoted = (paths: readonly string[]): string =>
  paths.map((path) => `'${path.replaceAll("'", String.raw`'\''`)}'`).join(' ');

/** Data that others on this machine may read or write, or that is theirs. */
export class OpenToOthers extends Error {
  constructor(vi: string, en: string, order: string) {
    super(`${vi} Hãy gõ / ${en} Type: ${order}`);
    this.name = 'OpenToOthers';
  }
}

/** As `/tmp` has it: everybody writes there, and shutting it would hurt others. */
const STICKY = 0o1000;

const modeOf = ({ path }: Place): number => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;

const mustBeShut = (places: readonly Place[], shut: Place['shut']): void => {
  const open = places.filter((place) => place.shut === shut && (modeOf(place) & BITS[shut]) !== 0);
  if (open.length === 0) return;
  const common = open.find((place) => (modeOf(place) & STICKY) !== 0);
  if (common !== undefined) {
    throw new OpenToOthers(
      `Thư mục ${common.path} là của chung mọi người trên máy này; dữ liệu phải nằm trong thư mục riêng.`,
      `The folder ${common.path} is shared by everybody on this machine: data lies in a folder of one's own.`,
      'mkdir -m 700 FOLDER',
    );
  }
  throw new OpenToOthers(
    'Người khác trên máy này đọc hoặc ghi được dữ liệu.',
    'Others on this machine may read or write the data.',
    `chmod go-${shut} ${quoted(open.map(({ path }) => path))}`,
  );
};

const mustBeOwn = (places: readonly Place[], user: number): void => {
  const foreign = places.filter(({ path, shut }) => {
    const owner = statSync(path, { throwIfNoEntry: false })?.uid ?? user;
    // The administrator of the machine may own the folder around a store: who that is can do everything anyway.
    return owner !== user && !(shut === 'w' && owner === 0);
  });
  if (foreign.length === 0) return;
  throw new OpenToOthers(
    'Dữ liệu thuộc về một người dùng khác của máy này.',
    'The data belongs to another user of this machine.',
    `chown ${user.toString()} ${quoted(foreign.map(({ path }) => path))}`,
  );
};

/**
 * Refuses data that anybody else on this machine may read or write: the data folder with every file in it, and the files
 * of stores elsewhere; and further rule packs that others may write. On Windows, where modes say nothing, nothing is checked.
 *
 * @throws OpenToOthers, which says what to type.
 */
export const mustBePrivate = (settings: Places): void => {
  const user = process.getuid?.();
  if (user === undefined) return;
  const places = placesOf(settings);
  mustBeOwn(places, user);
  mustBeShut(places, 'rwx');
  mustBeShut(places, 'w');
};

/** Makes the folder of a file, for its owner alone, but not the folders above it: those are the operator's. */
export const folderOf = (file: string): string => {
  const folder = dirname(file);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  return file;
};
