/** Which of the tables of a vault a row stands in. */
export type Table = 'named' | 'subject' | 'versions' | 'text' | 'waiting' | 'field' | 'index';

/** A row in the form that all tables share. */
export interface Cell {
  readonly table: Table;
  /** Tells it from the other rows of its table. */
  readonly key: string;
  /** Whose it is; empty where it is nobody's. */
  readonly subject: string;
  /** What else it says, apart from what is locked. */
  readonly words: readonly (string | number)[];
  readonly box: Uint8Array;
}

/** A row that was changed; `undefined` where it was removed. */
export type Change = readonly [id: string, cell: Cell | undefined];

/** Tells a row from every other. A table is a word without a blank. */
export const idOf = (table: Table, key: string): string => `${table} ${key}`;

const EMPTY: ReadonlyMap<string, Cell> = new Map();

const saysTheSame = (one: Cell, other: Cell): boolean =>
  one.subject === other.subject &&
  one.words.length === other.words.length &&
  one.words.every((word, at) => word === other.words[at]) &&
  Buffer.compare(one.box, other.box) === 0;

const areSame = (one: Cell | undefined, other: Cell | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && saysTheSame(one, other));

/** Rows of a vault in memory. */
export class Cells {
  readonly #cells = new Map<string, Cell>();
  readonly #subjects = new Map<string, Map<string, Cell>>();
  /** How the rows stood that were changed on trial. */
  #before: Map<string, Cell | undefined> | undefined;

  get(table: Table, key: string): Cell | undefined {
    return this.#cells.get(idOf(table, key));
  }

  set(cell: Cell): void {
    this.#change(idOf(cell.table, cell.key), cell);
  }

  remove(table: Table, key: string): void {
    this.#change(idOf(table, key), undefined);
  }

  /** All rows, or those of one subject. */
  all(subject?: string): Iterable<Cell> {
    return (subject === undefined ? this.#cells : (this.#subjects.get(subject) ?? EMPTY)).values();
  }

  /** How many rows there are. */
  get size(): number {
    return this.#cells.size;
  }

  /** True where both hold the same rows, byte by byte. */
  equals(other: Cells): boolean {
    if (this.size !== other.size) return false;
    for (const [id, cell] of this.#cells) if (!areSame(cell, other.#cells.get(id))) return false;
    return true;
  }

  /** What `work` would change, and what it answers; nothing stays changed, whether it throws or not. */
  trial<Answer>(work: () => Answer): { readonly answer: Answer; readonly changes: readonly Change[] } {
    const before = new Map<string, Cell | undefined>();
    this.#before = before;
    try {
      const answer = work();
      const touched = [...before].map(([id, was]) => [id, was, this.#cells.get(id)] as const);
      return { answer, changes: touched.flatMap(([id, was, is]) => (areSame(was, is) ? [] : [[id, is] as const])) };
    } finally {
      this.#before = undefined;
      this.apply([...before]);
    }
  }

  /** Takes changes over as they are. */
  apply(changes: Iterable<Change>): void {
    for (const [id, cell] of changes) this.#change(id, cell);
  }

  #change(id: string, cell: Cell | undefined): void {
    const was = this.#cells.get(id);
    if (this.#before?.has(id) === false) this.#before.set(id, was);
    if (was !== undefined) this.#subjects.get(was.subject)?.delete(id);
    if (cell === undefined) {
      this.#cells.delete(id);
      return;
    }
    this.#cells.set(id, cell);
    if (cell.subject !== '') this.#own(cell.subject).set(id, cell);
  }

  #own(subject: string): Map<string, Cell> {
    const own = this.#subjects.get(subject) ?? new Map<string, Cell>();
    this.#subjects.set(subject, own);
    return own;
  }
}
