/** How a subject's key is kept. `erased` stays for ever, so that the subject cannot come back. */
export type SubjectRow = { readonly erased: true } | { readonly erased: false; readonly wrapped: Uint8Array };

/** A sealed text; `box` is empty after erasure. */
export interface TextRow {
  readonly ref: string;
  readonly subject: string;
  readonly kind: string;
  readonly box: Uint8Array;
}

/**
 * Where a vault keeps its rows: all it sees is ciphertext and codes. Synchronous, so that no other request comes between
 * a check and its write. Every other member is called only inside `reading` or `writing`.
 */
export interface Rows {
  /** Runs on one consistent state. */
  reading<Answer>(work: () => Answer): Answer;
  /** Runs alone; saves everything, on disk, or nothing when `work` throws. */
  writing<Answer>(work: () => Answer): Answer;

  /** Keeps `value` if none is kept yet; answers what is kept. */
  keyCheck(value: Uint8Array): Uint8Array;
  subject(subject: string): SubjectRow | undefined;
  addSubject(subject: string, wrapped: Uint8Array): void;
  text(ref: string): TextRow | undefined;
  addText(row: TextRow): void;
  field(subject: string, field: string): Uint8Array | undefined;
  setField(subject: string, field: string, box: Uint8Array): void;
  /** In the order of their names. */
  fields(subject: string): readonly (readonly [field: string, box: Uint8Array])[];
  indexed(digest: Uint8Array): string | undefined;
  addIndex(digest: Uint8Array, subject: string): void;
  /** Overwrites the key of the subject, also of one never seen, empties its texts, and removes its fields and index entries. */
  wipe(subject: string): void;

  /** Outside `writing`: after this no file holds the bytes that `wipe` took away. */
  purge(): void;
  close(): void;
}
