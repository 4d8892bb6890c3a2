import {
  type Entry,
  entryOf,
  type Rows,
  type SubjectRow,
  type TextRow,
  type VersionsRow,
  type WaitingRow,
} from './rows.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The rows that there is one of for each name. */
const namedRows = (): Pick<Rows, 'keyCheck' | 'setKeyCheck' | 'lasting' | 'setLasting' | 'tally' | 'setTally'> => {
  const named = new Map<string, Uint8Array>();
  return {
    keyCheck: () => named.get('key-check'),
    setKeyCheck: (value) => void named.set('key-check', value),
    lasting: (name) => named.get(`lasting ${name}`),
    setLasting: (name, box) => void named.set(`lasting ${name}`, box),
    tally: () => named.get('tally'),
    setTally: (box) => void named.set('tally', box),
  };
};

const waitingRows = (): Pick<Rows, 'waiting' | 'setWaiting' | 'endWaiting'> => {
  const waiting = new Map<string, WaitingRow>();
  return {
    waiting: (ref) => [...waiting.values()].filter((row) => ref === undefined || row.ref === ref),
    setWaiting: (row) => void waiting.set(row.ref, row),
    endWaiting: (ref) => void waiting.delete(ref),
  };
};

type NotOfSubjects = keyof ReturnType<typeof namedRows> | keyof ReturnType<typeof waitingRows>;

const subjectRows = (): Omit<Rows, NotOfSubjects | 'reading' | 'writing' | 'purge' | 'close'> => {
  const subjects = new Map<string, SubjectRow>();
  const versions = new Map<string, VersionsRow>();
  const texts = new Map<string, TextRow>();
  const fields = new Map<string, Map<string, Uint8Array>>();
  const indexed = new Map<string, string>();
  const entries = (): readonly Entry[] => [
    ...[...subjects].map(([subject, { erased }]) => entryOf.subject(subject, erased)),
    ...[...versions].map(([subject, { version }]) => entryOf.versions(subject, version)),
    ...[...texts.values()].map((row) => entryOf.text(row)),
    ...[...indexed].map(([digest, subject]) => entryOf.index(Buffer.from(digest, 'hex'), subject)),
  ];
  return {
    entries: (subject) => entries().filter(([, of]) => subject === undefined || of === subject),
    subject: (subject) => subjects.get(subject),
    addSubject: (subject, wrapped) => void subjects.set(subject, { erased: false, wrapped }),
    subjects: () => [...subjects].flatMap(([subject, { erased }]) => (erased ? [] : [subject])),
    rewrap: (subject, wrapped) => void subjects.set(subject, { erased: false, wrapped }),
    versions: (subject) => versions.get(subject),
    setVersions: (subject, row) => void versions.set(subject, row),
    text: (ref) => texts.get(ref),
    addText: (row) => void texts.set(row.ref, row),
    removeText: (ref) => void texts.delete(ref),
    field: (subject, field) => fields.get(subject)?.get(field),
    setField: (subject, field, box) => void fields.set(subject, new Map(fields.get(subject)).set(field, box)),
    fields: (subject) => [...(fields.get(subject) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
    indexed: (digest) => indexed.get(hex(digest)),
    addIndex: (digest, subject) => void indexed.set(hex(digest), subject),
    wipe: (subject) => {
      subjects.set(subject, { erased: true });
      versions.delete(subject);
      fields.delete(subject);
      for (const [ref, row] of texts) if (row.subject === subject) texts.set(ref, { ...row, box: new Uint8Array(0) });
      for (const [digest, owner] of indexed) if (owner === subject) indexed.delete(digest);
    },
  };
};

const memoryRows = (): Rows => ({
  reading: (work) => work(),
  writing: (work) => work(),
  purge: () => undefined,
  close: () => undefined,
  ...namedRows(),
  ...waitingRows(),
  ...subjectRows(),
});

/** A vault that ends with the process: for tests and for trying things out. */
export const memoryVault = (masterKey: Uint8Array): Vault => vaultOverRows(memoryRows(), masterKey);
