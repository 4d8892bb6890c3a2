import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { StoreUnavailable } from '#kernel';
import { canonical, commitmentOf, lock, OPENING_BYTES, unlock } from './box.js';
import { SubjectErased, VaultConflict, VaultTampered, WrongMasterKey } from './errors.js';
import { keyRing, type KeyRing } from './key-ring.js';
import { deriveKeys, KEY_BYTES, type DerivedKeys } from './keys.js';
import { type Rows, type SubjectRow, type TextRow } from './rows.js';
import { type OpenedText, type Vault } from './vault.js';

interface Core {
  readonly rows: Rows;
  readonly keys: DerivedKeys;
  readonly ring: KeyRing;
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
const fieldPlace = (subject: string, field: string) => ['field', subject, field];

const present = <Value>(value: Value | undefined, what: 'a key' | 'a text' | 'a field'): Value => {
  if (value === undefined) throw new VaultTampered(what);
  return value;
};

const unwrap = ({ keys, ring }: Core, subject: string, wrapped: Uint8Array): Uint8Array => {
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
  const row = core.rows.subject(subject);
  if (row?.erased === true) throw new SubjectErased();
  if (row !== undefined) return unwrap(core, subject, row.wrapped);
  const key = randomBytes(KEY_BYTES);
  core.rows.addSubject(subject, lock(core.keys.wrapping, key, ['key', subject]));
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

const sealAgain = (core: Core, wanted: Omit<TextRow, 'box'>, text: string): string => {
  const opened = open(core, wanted.ref);
  if (opened === 'ERASED') throw new SubjectErased();
  if (opened?.text !== text) throw new VaultConflict('ref');
  return opened.opening;
};

const sealFirst = (core: Core, wanted: Omit<TextRow, 'box'>, text: string): string => {
  const opening = randomBytes(OPENING_BYTES);
  const key = keyToWrite(core, wanted.subject);
  core.rows.addText({ ...wanted, box: lock(key, Buffer.concat([opening, Buffer.from(text)]), textPlace(wanted)) });
  return opening.toString('hex');
};

/** Answers with the commitment. */
const seal = (core: Core, wanted: Omit<TextRow, 'box'>, text: string): string => {
  const row = core.rows.text(wanted.ref);
  if (row === undefined) return commitmentOf(text, sealFirst(core, wanted, text));
  if (row.subject !== wanted.subject || row.kind !== wanted.kind) throw new VaultConflict('ref');
  return commitmentOf(text, sealAgain(core, wanted, text));
};

const fieldText = (key: Uint8Array, box: Uint8Array, place: readonly string[]): string =>
  present(unlock(key, box, place), 'a field').toString('utf8');

const get = (core: Core, subject: string, field: string): string | undefined => {
  const box = core.rows.field(subject, field);
  const key = keyToRead(core, subject);
  return box === undefined || key === undefined ? undefined : fieldText(key, box, fieldPlace(subject, field));
};

const fields = (core: Core, subject: string): ReadonlyMap<string, string> => {
  const key = keyToRead(core, subject);
  if (key === undefined) return new Map();
  const texts = core.rows.fields(subject).map(([field, box]) => {
    return [field, fieldText(key, box, fieldPlace(subject, field))] as const;
  });
  return new Map(texts);
};

const comparable = (kind: string, value: string): string => {
  const trimmed = canonical(value).trim();
  return FOLDED_KINDS.has(kind) ? canonical(trimmed.toLowerCase()) : trimmed;
};

const keyed = (key: KeyObject, ...parts: readonly string[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts), 'utf8');

const index = ({ rows, keys }: Core, [kind, value]: readonly [string, string], subject: string) => {
  const same = comparable(kind, value);
  if (same === '') throw new RangeError('a blank value cannot be indexed');
  mustNotBeErased(rows.subject(subject));
  const entry = keyed(keys.index, kind, same).digest();
  const owner = rows.indexed(entry);
  if (owner === undefined) rows.addIndex(entry, subject);
  else if (owner !== subject) throw new VaultConflict('index');
};

const openMany = (core: Core, refs: readonly string[]): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const ref of refs) {
    const opened = open(core, ref);
    if (typeof opened === 'object') texts.set(ref, opened.text);
  }
  return texts;
};

const erase = ({ rows, ring }: Core, subject: string) => {
  ring.drop(subject);
  rows.writing(() => {
    rows.wipe(subject);
  });
  rows.purge();
};

const mustFit = (rows: Rows, check: Uint8Array) => {
  const stored = rows.writing(() => rows.keyCheck(check));
  if (stored.length !== check.length || !timingSafeEqual(stored, check)) throw new WrongMasterKey();
};

/** Answers, or throws, as a promise, as long as the vault is open. */
const door = (core: Core) => {
  let closed = false;
  const enter = <Answer>(work: () => Answer): Promise<Answer> =>
    new Promise((resolve) => {
      if (closed) throw new StoreUnavailable('the vault is closed');
      resolve(work());
    });
  return {
    enter,
    reading: <Answer>(work: () => Answer) => enter(() => core.rows.reading(work)),
    writing: <Answer>(codes: readonly string[], work: () => Answer) =>
      enter(() => {
        mustBeCodes(...codes);
        return core.rows.writing(work);
      }),
    close: (): Promise<void> => {
      if (!closed) core.rows.close();
      core.ring.clear();
      closed = true;
      return Promise.resolve();
    },
  };
};

/** A vault that keeps what it has encrypted in `rows`. Throws {@link WrongMasterKey} when they were kept under another key. */
export const vaultOverRows = (rows: Rows, masterKey: Uint8Array): Vault => {
  const core: Core = { rows, keys: deriveKeys(masterKey), ring: keyRing() };
  mustFit(rows, core.keys.check);
  const { enter, reading, writing, close } = door(core);
  return {
    seal: (ref, subject, kind, text) =>
      writing([ref, subject, kind], () => ({
        ref,
        commitment: seal(core, { ref, subject, kind }, canonical(text)),
      })),
    open: (ref) => reading(() => open(core, ref)),
    openMany: (refs) => reading(() => openMany(core, refs)),
    put: (subject, field, text) =>
      writing([subject, field], () => {
        const key = keyToWrite(core, subject);
        rows.setField(subject, field, lock(key, Buffer.from(canonical(text)), fieldPlace(subject, field)));
      }),
    get: (subject, field) => reading(() => get(core, subject, field)),
    fields: (subject) => reading(() => fields(core, subject)),
    index: (kind, value, subject) =>
      writing([kind, subject], () => {
        index(core, [kind, value], subject);
      }),
    find: (kind, value) => reading(() => rows.indexed(keyed(core.keys.index, kind, comparable(kind, value)).digest())),
    digest: (purpose, text) => keyed(core.keys.digest, purpose, text).digest('hex'),
    erase: (subject) =>
      enter(() => {
        mustBeCodes(subject);
        erase(core, subject);
      }),
    isErased: (subject) => reading(() => rows.subject(subject)?.erased === true),
    close,
  };
};
