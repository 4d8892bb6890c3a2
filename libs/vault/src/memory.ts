import { type Rows, type SubjectRow, type TextRow } from './rows.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const memoryRows = (): Rows => {
  const subjects = new Map<string, SubjectRow>();
  const texts = new Map<string, TextRow>();
  const fields = new Map<string, Map<string, Uint8Array>>();
  const indexed = new Map<string, string>();
  return {
    reading: (work) => work(),
    writing: (work) => work(),
    keyCheck: (value) => value,
    subject: (subject) => subjects.get(subject),
    addSubject: (subject, wrapped) => void subjects.set(subject, { erased: false, wrapped }),
    text: (ref) => texts.get(ref),
    addText: (row) => void texts.set(row.ref, row),
    field: (subject, field) => fields.get(subject)?.get(field),
    setField: (subject, field, box) => void fields.set(subject, new Map(fields.get(subject)).set(field, box)),
    fields: (subject) => [...(fields.get(subject) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
    indexed: (digest) => indexed.get(hex(digest)),
    addIndex: (digest, subject) => void indexed.set(hex(digest), subject),
    wipe: (subject) => {
      subjects.set(subject, { erased: true });
      fields.delete(subject);
      for (const [ref, row] of texts) if (row.subject === subject) texts.set(ref, { ...row, box: new Uint8Array(0) });
      for (const [digest, owner] of indexed) if (owner === subject) indexed.delete(digest);
    },
    purge: () => undefined,
    close: () => undefined,
  };
};

/** A vault that ends with the process: for tests and for trying things out. */
export const memoryVault = (masterKey: Uint8Array): Vault => vaultOverRows(memoryRows(), masterKey);
