/** How a subject's key is kept. `erased` stays for ever, so that the subject cannot come back. */
export type SubjectRow = { readonly erased: true } | { readonly erased: false; readonly wrapped: Uint8Array };

/** A sealed text; `box` is empty after erasure. */
export interface TextRow {
  readonly ref: string;
  readonly subject: string;
  readonly kind: string;
  readonly box: Uint8Array;
}

/** The version at which a subject's fields stand; the box says at which version each was put. */
export interface VersionsRow {
  readonly version: number;
  readonly box: Uint8Array;
}

/** A text of which it is not known yet whether it was recorded. */
export interface WaitingRow {
  readonly ref: string;
  /** Where the log ended before it was sealed. */
  readonly after: number;
  /** When it was sealed last, in milliseconds. */
  readonly since: number;
}

/** What a row says beside its box, in words that tell it from every other row: its table, its subject and the rest. */
export type Entry = readonly [table: string, subject: string, ...rest: readonly (string | number)[]];

export const entryOf = {
  subject: (subject: string, erased: boolean): Entry => ['subject', subject, erased ? 'erased' : 'kept'],
  versions: (subject: string, version: number): Entry => ['versions', subject, version],
  text: ({ ref, subject, kind }: Omit<TextRow, 'box'>): Entry => ['text', subject, ref, kind],
  index: (digest: Uint8Array, subject: string): Entry => ['index', subject, Buffer.from(digest).toString('hex')],
};

/**
 * Where a vault keeps its rows: all it sees is ciphertext and codes. `work` is synchronous, so that no other request comes between
 * a check and its write. Every other member is called only inside `reading` or `writing`.
 */
export interface Rows {
  /** Runs on one consistent state, in which everything is that was answered before. */
  reading<Answer>(work: () => Answer): Promise<Answer>;
  /** Runs alone; saves everything, on disk, or nothing when `work` throws. Where others were faster it runs `work` again: only its last answer counts. */
  writing<Answer>(work: () => Answer): Promise<Answer>;

  /** What tells whether a master key is the right one; `undefined` in a new vault. */
  keyCheck(): Uint8Array | undefined;
  setKeyCheck(value: Uint8Array): void;
  lasting(name: string): Uint8Array | undefined;
  setLasting(name: string, box: Uint8Array): void;
  tally(): Uint8Array | undefined;
  setTally(box: Uint8Array): void;
  /** Of all rows, or of those of one subject. */
  entries(subject?: string): Iterable<Entry>;

  subject(subject: string): SubjectRow | undefined;
  addSubject(subject: string, wrapped: Uint8Array): void;
  /** All that are not erased. */
  subjects(): readonly string[];
  rewrap(subject: string, wrapped: Uint8Array): void;
  versions(subject: string): VersionsRow | undefined;
  setVersions(subject: string, row: VersionsRow): void;
  text(ref: string): TextRow | undefined;
  addText(row: TextRow): void;
  removeText(ref: string): void;
  waiting(ref?: string): readonly WaitingRow[];
  setWaiting(row: WaitingRow): void;
  endWaiting(ref: string): void;
  field(subject: string, field: string): Uint8Array | undefined;
  setField(subject: string, field: string, box: Uint8Array): void;
  /** In the order of their names. */
  fields(subject: string): readonly (readonly [field: string, box: Uint8Array])[];
  indexed(digest: Uint8Array): string | undefined;
  addIndex(digest: Uint8Array, subject: string): void;
  removeIndex(digest: Uint8Array): void;
  /** Overwrites the key of the subject, also of one never seen, empties its texts, and removes its fields and index entries. */
  wipe(subject: string): void;

  /** Outside `writing`: after this no file holds the bytes that `wipe` took away, or that were written over. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** Does something with the rows of a vault while nobody else writes with the key that is about to go. */
export type RowsAlone = (work: (rows: Rows) => Promise<void>) => Promise<void>;
