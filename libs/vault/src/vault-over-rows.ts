import { randomBytes } from 'node:crypto';
import { StoreUnavailable } from '#kernel';
import { canonical, commitmentOf, lock, OPENING_BYTES, unlock } from './box.js';
import { SubjectErased, VaultConflict, VaultTampered } from './errors.js';
import { keyRing, type KeyRing } from './key-ring.js';
import {
  deriveKeys,
  KEY_BYTES,
  type DerivedKeys,
  keyed,
  type LastingKeys,
  lastingKeys,
  makeLasting,
  mustFit,
  secretOf,
} from './keys.js';
import { entryOf, type Rows, type SubjectRow, type TextRow } from './rows.js';
import { sweep } from './sweep.js';
import { type Tally, tallying } from './tally.js';
import { type OpenedText, type Vault } from './vault.js';
import { fieldPlace, versionsOf, versionsRow } from './versions.js';

interface Core {
  readonly rows: Rows;
  readonly keys: DerivedKeys & LastingKeys;
  readonly ring: KeyRing;
  readonly tally: Tally;
}

const CODE = /^[\w.:/-]{1,200}$/;
/** Kinds whose values people type: two spellings that differ in case are one. */
const FOLDED_KINDS: ReadonlySet<string> = new Set(['login', 'email']);

/** Codes are stored readable and bound into boxes. The message does not show them: they might be a mistake. */
const mustBeCodes = (...codes: readonly string[]) => {
  if (codes.every((code) => CODE.test(code))) return;
  throw new RangeError('ref, subject, kind and field are codes of 1 to 200 letters, digits and . _ : / -');
};

const textPlace = (row: Omit<TextRow, 'box'>) => ['text', row.subject, row.kind, row.ref];

const present = <Value>(value: Value | undefined, what: 'a key' | 'a text' | 'a field'): Value => {
  if (value === undefined) throw new VaultTampered(what);
  return value;
};

type Unwrapping = Pick<Core, 'ring'> & { readonly keys: Pick<DerivedKeys, 'wrapping'> };

const unwrap = ({ keys, ring }: Unwrapping, subject: string, wrapped: Uint8Array): Uint8Array => {
  const kept = ring.get(subject, wrapped);
  if (kept !== undefined) return kept;
  const key = present(unlock(keys.wrapping, wrapped, ['key', subject]), 'a key');
  ring.add(subject, wrapped, key);
  return key;
};

/** The key of a subject to read with; `undefined` when there is none (any more). */
const keyToRead = (core: Core, subject: string): Uint8Array | undefined => {
  const row = core.rows.subject(subject);
  return row === undefined || row.erased ? undefined : unwrap(core, subject, row.wrapped);
};

const mustNotBeErased = (row: SubjectRow | undefined) => {
  if (row?.erased === true) throw new SubjectErased();
};

/** The key of a subject to write with, made at its first use. */
const keyToWrite = (core: Core, subject: string): Uint8Array => {
  const { rows, keys, tally } = core;
  const row = rows.subject(subject);
  if (row?.erased === true) throw new SubjectErased();
  if (row !== undefined) return unwrap(core, subject, row.wrapped);
  const key = randomBytes(KEY_BYTES);
  rows.addSubject(subject, lock(keys.wrapping, key, ['key', subject]));
  rows.setVersions(subject, versionsRow(key, subject, 1, new Map()));
  tally.add(entryOf.subject(subject, false), entryOf.versions(subject, 1));
  return key;
};

const openRow = (key: Uint8Array, row: TextRow): OpenedText => {
  const plain = present(unlock(key, row.box, textPlace(row)), 'a text');
  return {
    subject: row.subject,
    kind: row.kind,
    text: plain.toString('utf8', OPENING_BYTES),
    opening: plain.toString('hex', 0, OPENING_BYTES),
  };
};

const open = (core: Core, ref: string): OpenedText | 'ERASED' | undefined => {
  const row = core.rows.text(ref);
  if (row === undefined) return undefined;
  const subject = present(core.rows.subject(row.subject), 'a key');
  return subject.erased ? 'ERASED' : openRow(unwrap(core, row.subject, subject.wrapped), row);
};

/** What is to be sealed, and where the log ends. */
interface Wanted extends Omit<TextRow, 'box'> {
  readonly text: string;
  readonly after: bigint;
}

const sealAgain = (core: Core, { ref, text }: Wanted): string => {
  const opened = open(core, ref);
  if (opened === 'ERASED') throw new SubjectErased();
  if (opened?.text !== text) throw new VaultConflict('ref');
  // It is asked for again, so it may still come to be recorded.
  for (const row of core.rows.waiting(ref)) core.rows.setWaiting({ ...row, since: Date.now() });
  return opened.opening;
};

const sealFirst = (core: Core, { text, after, ...row }: Wanted): string => {
  const opening = randomBytes(OPENING_BYTES);
  const key = keyToWrite(core, row.subject);
  core.rows.addText({ ...row, box: lock(key, Buffer.concat([opening, Buffer.from(text)]), textPlace(row)) });
  core.rows.setWaiting({ ref: row.ref, after: Number(after), since: Date.now() });
  core.tally.add(entryOf.text(row));
  return opening.toString('hex');
};

/** Answers with the commitment. */
const seal = (core: Core, wanted: Wanted): string => {
  const row = core.rows.text(wanted.ref);
  if (row === undefined) return commitmentOf(wanted.text, sealFirst(core, wanted));
  if (row.subject !== wanted.subject || row.kind !== wanted.kind) throw new VaultConflict('ref');
  return commitmentOf(wanted.text, sealAgain(core, wanted));
};

const put = (core: Core, subject: string, [field, text]: readonly [field: string, text: string]) => {
  const { rows, tally } = core;
  const key = keyToWrite(core, subject);
  const before = versionsOf(rows, key, subject);
  const version = before.version + 1;
  rows.setField(subject, field, lock(key, Buffer.from(canonical(text)), fieldPlace(subject, field, version)));
  rows.setVersions(subject, versionsRow(key, subject, version, new Map(before.fields).set(field, version)));
  tally.remove(entryOf.versions(subject, before.version));
  tally.add(entryOf.versions(subject, version));
};

const fields = (core: Core, subject: string): ReadonlyMap<string, string> => {
  const key = keyToRead(core, subject);
  if (key === undefined) return new Map();
  const { fields: versions } = versionsOf(core.rows, key, subject);
  const boxes = core.rows.fields(subject);
  if (boxes.length !== versions.size) throw new VaultTampered('a field');
  return new Map(boxes.map(([field, box]) => [field, fieldText(key, box, [subject, field, versions.get(field)])]));
};

const fieldText = (
  key: Uint8Array,
  box: Uint8Array | undefined,
  [subject, field, version]: readonly [subject: string, field: string, version: number | undefined],
): string =>
  present(
    unlock(key, present(box, 'a field'), fieldPlace(subject, field, present(version, 'a field'))),
    'a field',
  ).toString('utf8');

const get = (core: Core, subject: string, field: string): string | undefined => {
  const key = keyToRead(core, subject);
  if (key === undefined) return undefined;
  const version = versionsOf(core.rows, key, subject).fields.get(field);
  const box = core.rows.field(subject, field);
  return box === undefined && version === undefined ? undefined : fieldText(key, box, [subject, field, version]);
};

const comparable = (kind: string, value: string): string => {
  const trimmed = canonical(value).trim();
  return FOLDED_KINDS.has(kind) ? canonical(trimmed.toLowerCase()) : trimmed;
};

/** What stands for a value in the index. */
const entryFor = ({ keys }: Core, kind: string, value: string): Uint8Array =>
  keyed(keys.index, kind, comparable(kind, value)).digest();

const index = (core: Core, [kind, value]: readonly [string, string], subject: string) => {
  const { rows, tally } = core;
  if (comparable(kind, value) === '') throw new RangeError('a blank value cannot be indexed');
  mustNotBeErased(rows.subject(subject));
  const entry = entryFor(core, kind, value);
  const owner = rows.indexed(entry);
  if (owner !== undefined && owner !== subject) throw new VaultConflict('index');
  if (owner !== undefined) return;
  rows.addIndex(entry, subject);
  tally.add(entryOf.index(entry, subject));
};

const release = (core: Core, [kind, value]: readonly [string, string], subject: string) => {
  const { rows, tally } = core;
  const entry = entryFor(core, kind, value);
  if (rows.indexed(entry) !== subject) return;
  rows.removeIndex(entry);
  tally.remove(entryOf.index(entry, subject));
};

const openMany = (core: Core, refs: readonly string[]): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const ref of refs) {
    const opened = open(core, ref);
    if (typeof opened === 'object') texts.set(ref, opened.text);
  }
  return texts;
};

const erase = async ({ rows, ring, tally }: Core, subject: string): Promise<void> => {
  ring.drop(subject);
  await tally.writing(() => {
    tally.remove(...rows.entries(subject));
    rows.wipe(subject);
    tally.add(...rows.entries(subject));
  });
  await rows.purge();
};

/** Fields of a vault from before versions: each gets one. */
const giveVersions = (rows: Rows, keys: DerivedKeys) => {
  for (const subject of rows.subjects()) {
    const { wrapped } = rows.subject(subject) as Extract<SubjectRow, { erased: false }>;
    const key = present(unlock(keys.wrapping, wrapped, ['key', subject]), 'a key');
    const boxes = rows.fields(subject);
    for (const [field, box] of boxes) {
      const plain = present(unlock(key, box, ['field', subject, field]), 'a field');
      rows.setField(subject, field, lock(key, plain, fieldPlace(subject, field, 1)));
    }
    rows.setVersions(subject, versionsRow(key, subject, 1, new Map(boxes.map(([field]) => [field, 1]))));
  }
};

/** Makes of new or older rows those of a vault of today; checks the others as a whole. */
const prepare = async (rows: Rows, masterKey: Uint8Array): Promise<Core> => {
  const keys = deriveKeys(masterKey);
  const tally = tallying(rows, keys);
  return rows.writing(() => {
    mustFit(rows, keys);
    if (rows.tally() === undefined) {
      makeLasting(rows, keys, rows.keyCheck() !== undefined, masterKey);
      rows.setKeyCheck(keys.check);
      giveVersions(rows, keys);
      tally.recount(0);
    }
    tally.check();
    return { rows, keys: { ...keys, ...lastingKeys(rows, keys) }, ring: keyRing(), tally };
  });
};

/** Answers, or throws, as a promise, as long as the vault is open. */
const door = (core: Core) => {
  let closed = false;
  const enter = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (closed) throw new StoreUnavailable('the vault is closed');
    return work();
  };
  return {
    enter,
    reading: <Answer>(work: () => Answer) => enter(() => core.rows.reading(work)),
    writing: <Answer>(codes: readonly string[], work: () => Answer) =>
      enter(() => {
        mustBeCodes(...codes);
        return core.tally.writing(work);
      }),
    close: async (): Promise<void> => {
      const isFirst = !closed;
      closed = true;
      if (isFirst) await core.rows.close();
      core.ring.clear();
    },
  };
};

/**
 * A vault that keeps what it has encrypted in `rows`. Throws {@link WrongMasterKey} when they were kept under another key,
 * and {@link VaultTampered} when rows were put back, taken away or added from outside.
 */
export const vaultOverRows = async (rows: Rows, masterKey: Uint8Array): Promise<Vault> => {
  const core = await prepare(rows, masterKey);
  const { keys } = core;
  const { enter, reading, writing, close } = door(core);
  return {
    seal: (...[ref, subject, kind, text, after = 0n]) =>
      writing([ref, subject, kind], () => ({
        ref,
        commitment: seal(core, { ref, subject, kind, text: canonical(text), after }),
      })),
    sweep: (before, recorded) => sweep({ reading, writing, ...core }, before, recorded),
    open: (ref) => reading(() => open(core, ref)),
    openMany: (refs) => reading(() => openMany(core, refs)),
    put: (subject, field, text) =>
      writing([subject, field], () => {
        put(core, subject, [field, text]);
      }),
    get: (subject, field) => reading(() => get(core, subject, field)),
    fields: (subject) => reading(() => fields(core, subject)),
    index: (kind, value, subject) =>
      writing([kind, subject], () => {
        index(core, [kind, value], subject);
      }),
    find: (kind, value) => reading(() => rows.indexed(entryFor(core, kind, value))),
    release: (kind, value, subject) =>
      writing([kind, subject], () => {
        release(core, [kind, value], subject);
      }),
    digest: (purpose, text) => keyed(keys.digest, purpose, text).digest('hex'),
    secret: (use) => secretOf(keys, use),
    generation: () => reading(() => core.tally.generation()),
    erase: (subject) =>
      enter(() => {
        mustBeCodes(subject);
        return erase(core, subject);
      }),
    isErased: (subject) => reading(() => rows.subject(subject)?.erased === true),
    close,
  };
};
