import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { numberFrom } from './sqlite-database.js';

export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

interface Run {
  first: number;
  positions: number[];
}

/**
 * Where the newest events stand: those that the index of streams does not hold yet. Revisions of one stream follow each
 * other without a gap, so a stream's part is its first revision and a list of positions.
 */
export class Tail {
  readonly #runs = new Map<string, Run>();
  #indexed = 0;
  #last = 0;
  #size = 0;

  /** Position of the last event of the log. */
  get last(): number {
    return this.#last;
  }

  /** Position of the last event that the index holds. */
  get indexed(): number {
    return this.#indexed;
  }

  /** Events that wait for the index. */
  get size(): number {
    return this.#size;
  }

  add({ stream, revision, position }: Place): void {
    const run = this.#runs.get(stream);
    if (run === undefined) this.#runs.set(stream, { first: revision, positions: [position] });
    else run.positions.push(position);
    this.#last = position;
    this.#size += 1;
  }

  /** The index now holds everything up to `position`. */
  forget(position: number): void {
    this.#indexed = position;
    this.#last = Math.max(this.#last, position);
    for (const [stream, run] of this.#runs) {
      const kept = run.positions.filter((at) => at > position);
      this.#size -= run.positions.length - kept.length;
      run.first += run.positions.length - kept.length;
      run.positions = kept;
      if (kept.length === 0) this.#runs.delete(stream);
    }
  }

  /** Holds nothing, as a new one. */
  clear(): void {
    this.#runs.clear();
    this.#indexed = 0;
    this.#last = 0;
    this.#size = 0;
  }

  /** Revision of the last event of a stream, if that event is here. */
  headOf(stream: string): number | undefined {
    const run = this.#runs.get(stream);
    return run === undefined ? undefined : run.first + run.positions.length - 1;
  }

  /** Positions of the events of a stream from `revision` on, as far as they are here. */
  from(stream: string, revision: number): readonly number[] {
    const run = this.#runs.get(stream);
    return run === undefined ? [] : run.positions.slice(Math.max(0, revision - run.first));
  }

  positionOf(stream: string, revision: number): number | undefined {
    const run = this.#runs.get(stream);
    return run !== undefined && revision >= run.first ? run.positions[revision - run.first] : undefined;
  }
}

/** Brings a tail up to what `db` holds. On a new tail this rebuilds it: a few thousand rows, however long the log is. */
export const refresher = (db: DatabaseSync): ((tail: Tail) => void) => {
  const newer: StatementSync = db.prepare(
    'SELECT position, stream, revision FROM log WHERE position > ? ORDER BY position',
  );
  return (tail) => {
    const indexed = numberFrom(db, 'SELECT position FROM indexed');
    if (indexed > tail.indexed) tail.forget(indexed);
    for (const place of newer.all(Math.max(tail.last, indexed))) tail.add(place as unknown as Place);
  };
};
