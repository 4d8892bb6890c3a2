import { type SealedText } from '#kernel';

/** A text that could be opened. */
export interface OpenedText {
  readonly subject: string;
  readonly kind: string;
  /** In Unicode NFC, as it was committed to. */
  readonly text: string;
  /** The 32 random bytes, in hex: with the text they give the commitment, see `commitmentOf`. */
  readonly opening: string;
}

/**
 * Personal data, and texts that may name people, under one key per subject (a person, or a round). Each key is wrapped
 * by the master key; whoever has the files without the master key reads nothing, and nothing personal is in an error.
 *
 * `ref`, `subject`, `kind` and `field` are kept readable: codes of 1 to 200 letters, digits and `. _ : / -`, never
 * personal data; others reject with a `RangeError`. Texts are kept in Unicode NFC, a lone surrogate as U+FFFD. How long a
 * text is can be told from the files.
 *
 * Every method rejects with `StoreUnavailable` when the vault is closed or its disk fails, and with {@link VaultTampered}
 * when what it reads was changed from outside.
 *
 * **Rows that are put back.** Each field is bound to the version of its subject at which it was put, and all rows are counted
 * together: an earlier row does not open, and rows that were put back, added or taken away are found when the vault is
 * opened. A whole vault put back from a backup is sound by itself; its {@link generation} tells it from the later one.
 *
 * **Erasure and backups.** `erase` destroys the one thing that makes a subject's rows readable, its key. That holds for
 * the files of this vault. A backup taken earlier still has the key, wrapped: it can be read by whoever has that backup
 * and the master key. So:
 * - keep backups that hold the vault no longer than the time within which an erasure must be complete (the log by itself may
 *   be kept for ever: it holds only refs and commitments);
 * - after restoring a backup, erase again, before anyone reads, all that was erased since it was taken: the log has a
 *   record of every erasure;
 * - never store the master key beside a backup. Destroying the master key erases every subject in every copy at once;
 * - bytes are overwritten in the file, which a copy-on-write file system, a snapshot or a flash drive's spare blocks
 *   may undo. On such disks use full-disk encryption, so that losing the disk's key ends those copies too.
 * Proofs are untouched: a commitment stands without its text, it just can no longer be opened.
 */
export interface Vault {
  /**
   * Keeps a text under the subject's key. The caller derives `ref` from the request, so that a repeat with the same text
   * answers alike. Rejects with {@link VaultConflict} when the ref keeps another text, kind or subject, with
   * {@link SubjectErased} after erasure. The text waits for something to be recorded that names it, behind `after` in the
   * log (default: anywhere), and goes with the next {@link sweep} if nothing is.
   */
  seal(ref: string, subject: string, kind: string, text: string, after?: bigint): Promise<SealedText>;
  /**
   * Removes the texts that were sealed before this time, in milliseconds, for something that was never recorded: a command
   * that was refused, or that a crash cut short. `recorded` tells the refs that stand in the log behind a position, the least of
   * those that these texts were sealed behind; it is told the greatest too. Whatever was sealed before must have been recorded
   * by now, or never will be. Answers how many were removed.
   */
  sweep(before: number, recorded: (after: bigint, last: bigint) => Promise<ReadonlySet<string>>): Promise<number>;
  /** The text and its opening; `ERASED` when the subject's key is gone; `undefined` for an unknown ref. */
  open(ref: string): Promise<OpenedText | 'ERASED' | undefined>;
  /** The texts, by ref, of those that are known and not erased. */
  openMany(refs: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Sets a named secret attribute of a subject, e.g. its name, in place of what stood there. May reject with {@link SubjectErased}. */
  put(subject: string, field: string, text: string): Promise<void>;
  /** One attribute; `undefined` when never set or erased. */
  get(subject: string, field: string): Promise<string | undefined>;
  /** All attributes of a subject, by field in the order of their names; empty when erased. */
  fields(subject: string): Promise<ReadonlyMap<string, string>>;

  /**
   * Lets {@link find} lead from a value to the subject, without keeping the value readable. Values are compared in NFC
   * and trimmed, those of the kinds `login` and `email` also without regard to case. A value belongs to one subject per
   * kind: a second rejects with {@link VaultConflict}, a blank value with a `RangeError`.
   */
  index(kind: string, value: string, subject: string): Promise<void>;
  find(kind: string, value: string): Promise<string | undefined>;
  /** Lets a value lead nowhere that led to this subject: another may have it then. Harmless where it does not lead there. */
  release(kind: string, value: string, subject: string): Promise<void>;

  /** HMAC-SHA256, in hex, of exactly this text for this purpose: not guessable without the key, which outlives a master key. */
  digest(purpose: string, text: string): string;

  /** A key for this use, in hex, which only the master key gives, and which changes with it. */
  secret(use: string): string;
  /** How often it was written to: a vault that was put back from a backup is behind what it was. */
  generation(): Promise<number>;

  /**
   * Destroys the subject's key, its texts, fields and index entries, for ever; a repeat is harmless. Answers only when
   * the old bytes are gone from the files too; a rejection means that it must be repeated.
   */
  erase(subject: string): Promise<void>;
  isErased(subject: string): Promise<boolean>;

  close(): Promise<void>;
}
