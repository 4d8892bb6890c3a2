import type { DatabaseSync } from 'node:sqlite';
import { type Appended, RevisionConflict } from '#kernel';
import { type Accepted, repeated } from './accepted.js';
import { explained, isLasting } from './sqlite-database.js';
import { type Log, SLICE } from './sqlite-log.js';

/** Events that one commit takes at most, but always one append: bounds how long others wait. */
const COMMIT_EVENTS_MAX = 2_000;
/** Appends beyond which a commit waits for no more: what it costs each of them has become small. */
const APPENDS_ENOUGH = 64;
/** Beyond this the index is written before anything new, so that the tail in memory stays bounded. */
const TAIL_MAX = 4 * SLICE;

interface Waiting {
  readonly append: Accepted;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The one writer. Appends that arrive while a commit runs wait together and share the next one, which begins as soon as a
 * turn of the event loop has brought no more; nothing is answered, not even a conflict, before the commit that it rests on.
 */
export class Writer {
  #queue: Waiting[] = [];
  /** How many waited when last looked at. */
  #seen = 0;
  #scheduled = false;
  #broken: Error | undefined;
  readonly #begin;
  readonly #commit;

  constructor(
    private readonly db: DatabaseSync,
    private readonly file: string,
    private readonly log: Log,
    private readonly onCommit: () => void,
  ) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  append(append: Accepted): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits all that waits. */
  drain(): void {
    while (this.#queue.length > 0) this.#commitBatch();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (!this.db.isOpen) return;
      if (!this.#isGathering()) {
        if (this.#queue.length > 0) this.#commitBatch();
        else this.#indexBehind();
      }
      if (this.#queue.length > 0 || this.#indexIsDue()) this.#schedule();
    });
  }

  /** True while each turn brings more: requests that have come in are read before a commit holds everything up. */
  #isGathering(): boolean {
    const before = this.#seen;
    this.#seen = this.#queue.length;
    return this.#seen > before && this.#seen < APPENDS_ENOUGH;
  }

  #commitBatch(): void {
    if (this.log.tail.size >= TAIL_MAX) this.#indexBehind();
    const batch = this.#takeBatch();
    try {
      const answers = this.#committed(batch);
      for (const answer of answers) answer();
      this.onCommit();
    } catch (error) {
      this.#giveUp(batch, error);
    }
  }

  #committed(batch: readonly Waiting[]): readonly (() => void)[] {
    if (this.#broken !== undefined) throw this.#broken;
    this.#begin.run();
    const answers = batch.map((waiting) => this.#decide(waiting));
    this.log.flush();
    this.#commit.run();
    return answers;
  }

  #takeBatch(): readonly Waiting[] {
    let events = 0;
    const tooMany = this.#queue.findIndex(({ append }, index) => {
      events += append.rows.length;
      return index > 0 && events > COMMIT_EVENTS_MAX;
    });
    const batch = this.#queue.splice(0, tooMany === -1 ? this.#queue.length : tooMany);
    this.#seen = this.#queue.length;
    return batch;
  }

  #decide({ append, resolve, reject }: Waiting): () => void {
    try {
      const appended = repeated(this.log, append) ?? this.log.write(append);
      return () => {
        resolve(appended);
      };
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      return () => {
        reject(error);
      };
    }
  }

  #giveUp(batch: readonly Waiting[], cause: unknown): void {
    const error = explained(this.file, cause);
    try {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.log.reload();
      if (isLasting(cause)) this.#broken ??= error;
    } catch {
      this.#broken ??= error;
    }
    for (const { reject } of batch) reject(error);
  }

  #indexIsDue(): boolean {
    return this.log.tail.size >= SLICE && this.#broken === undefined;
  }

  #indexBehind(): void {
    if (!this.#indexIsDue()) return;
    try {
      this.log.indexSlice();
    } catch (error) {
      // Nothing is lost: the index is only late. A disk that is full may have room again at the next commit.
      if (isLasting(error)) this.#broken = explained(this.file, error);
    }
  }
}
