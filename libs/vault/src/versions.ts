import { lock, unlock } from './box.js';
import { VaultTampered } from './errors.js';
import { type Rows, type VersionsRow } from './rows.js';

/** At which version of its subject each field was put. */
type Versions = ReadonlyMap<string, number>;

const placeOf = (subject: string, version: number) => ['versions', subject, String(version)];

/** Where a field stands that was put as its subject reached this version: an earlier box does not open there. */
export const fieldPlace = (subject: string, field: string, version: number) => [
  'field',
  subject,
  field,
  String(version),
];

/** The row that says at which version every field of a subject stands. */
export const versionsRow = (key: Uint8Array, subject: string, version: number, fields: Versions): VersionsRow => ({
  version,
  box: lock(key, Buffer.from(JSON.stringify([...fields])), placeOf(subject, version)),
});

/** What was opened last under each key that is still in memory: good for as long as the very same box stands there. */
const opened = new WeakMap<Uint8Array, VersionsRow & { readonly fields: Versions }>();

/** Throws {@link VaultTampered} when the row is not there or was changed: each subject with a key has one. */
export const versionsOf = (
  rows: Rows,
  key: Uint8Array,
  subject: string,
): VersionsRow & { readonly fields: Versions } => {
  const row = rows.versions(subject);
  const known = opened.get(key);
  if (known !== undefined && known.version === row?.version && Buffer.compare(known.box, row.box) === 0) return known;
  const plain = row && unlock(key, row.box, placeOf(subject, row.version));
  if (row === undefined || plain === undefined) throw new VaultTampered('a key');
  const found = { ...row, fields: new Map(JSON.parse(plain.toString()) as [string, number][]) };
  opened.set(key, found);
  return found;
};
