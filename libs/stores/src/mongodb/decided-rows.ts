import type { ClientSession, Collection, Db } from 'mongodb';
import type { SharedMoment, SharedRow } from '#kernel';
import { replaceOlder, unlessThere } from './connection.js';

/** What a row takes beside its words and its box, roundly. */
const AROUND = 100;

const HEAD = 'head';

/** What is kept of a row; `null` where it was removed, which has to be remembered: copies must learn of it, and who is late must not bring it back. */
export interface Kept {
  readonly _id: string;
  readonly words: string | null;
  readonly box: Uint8Array | null;
}

/** A row, and by which decision it got as it is. */
export interface Row extends Kept {
  readonly at: number;
}

/** Changes that were decided on and may not have reached their rows yet, or in how many parts they stand. */
interface Pending {
  readonly name: string;
  readonly rows: readonly Kept[];
  readonly parts: number;
}

/** The one document on which decisions are made. What stands here is the truth: rows follow it. */
export interface Head extends SharedMoment {
  readonly pending: Pending | null;
}

interface Part {
  readonly _id: string;
  /** The decision it is laid down for, whether that comes about or not. */
  readonly at: number;
  readonly rows: readonly Kept[];
}

/** What a row takes in a document, roundly. */
export const bytesOf = ({ key, says }: SharedRow): number =>
  AROUND + key.length + (says === undefined ? 0 : says.words.length + says.box.length);

const keptOf = ({ key, says }: SharedRow): Kept => ({
  _id: key,
  words: says?.words ?? null,
  box: says?.box ?? null,
});

/** Changes in parts of about so many bytes. */
export const inParts = (changes: readonly SharedRow[], partMax: number): readonly (readonly Kept[])[] => {
  const parts: Kept[][] = [[]];
  let bytes = 0;
  for (const change of changes) {
    const size = bytesOf(change);
    if (bytes > 0 && bytes + size > partMax) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(keptOf(change));
    bytes += size;
  }
  return parts;
};

const partOf = (name: string, n: number): string => `${name} ${String(n)}`;

/** Under which ids the parts of a decision were laid down. */
const partsOf = ({ name, parts }: Pending): readonly string[] =>
  Array.from({ length: parts }, (_, n) => partOf(name, n));

/** The documents behind shared rows. */
export class DecidedRows {
  readonly #heads: Collection<Head & { readonly _id: typeof HEAD }>;
  readonly #rows: Collection<Row>;
  readonly #parts: Collection<Part>;

  constructor(
    db: Db,
    private readonly session: ClientSession,
  ) {
    const bytes = { promoteBuffers: true };
    this.#heads = db.collection('shared_head', bytes);
    this.#rows = db.collection('shared_rows', bytes);
    this.#parts = db.collection('shared_parts', bytes);
  }

  async head(): Promise<Head | undefined> {
    return (await this.#heads.findOne({ _id: HEAD }, this.#own)) ?? undefined;
  }

  /** Makes what is needed before the first decision; does nothing where it is. */
  async begin(): Promise<void> {
    await this.#rows.createIndex({ at: 1 }, {}, this.#own);
    await unlessThere(this.#heads.insertOne({ _id: HEAD, at: 0, by: '', pending: null }, this.#own));
  }

  /** What was changed since a decision, and has reached its row. */
  async since(at: number): Promise<readonly Row[]> {
    return this.#rows.find({ at: { $gt: at } }, this.#own).toArray();
  }

  /** What is pending; `undefined` where somebody has finished it meanwhile. */
  async changesOf({ pending }: Head): Promise<readonly Kept[] | undefined> {
    if (pending === null) return [];
    const rows = [...pending.rows];
    for (const _id of partsOf(pending)) {
      const part = await this.#parts.findOne({ _id }, this.#own);
      if (part === null) return undefined;
      rows.push(...part.rows);
    }
    return rows;
  }

  /** Lays down changes that one document cannot hold. */
  async layDown(name: string, at: number, parts: readonly (readonly Kept[])[]): Promise<Pending> {
    const [rows = [], ...more] = parts;
    if (more.length === 0) return { name, rows, parts: 0 };
    for (const [n, part] of parts.entries())
      await this.#parts.insertOne({ _id: partOf(name, n), at, rows: part }, this.#own);
    return { name, rows: [], parts: parts.length };
  }

  /** Decides, if the head is still at that moment with nothing pending; answers whether it was. */
  async advance({ at, by }: SharedMoment, next: Head): Promise<boolean> {
    const { matchedCount } = await this.#heads.updateOne(
      { _id: HEAD, at, by, pending: null },
      { $set: next },
      this.#own,
    );
    return matchedCount === 1;
  }

  /** Brings what is pending to its rows, then says so. Any number may do it at once, and stop half-way: a row is only replaced where it is older. */
  async finish(head: Head): Promise<void> {
    const { at, by, pending } = head;
    const rows = await this.changesOf(head);
    if (pending === null || rows === undefined) return;
    const brought = rows.map(({ _id, words, box }) => ({ _id, at, words, box }));
    await replaceOlder(this.#rows, brought, this.#own);
    await this.#heads.updateOne({ _id: HEAD, at, by }, { $set: { pending: null } }, this.#own);
    if (pending.parts > 0) await this.forgetUpTo(at);
  }

  /** Forgets the parts of a decision that did not come about. */
  async forget(pending: Pending): Promise<void> {
    for (const _id of partsOf(pending)) await this.#parts.deleteOne({ _id }, this.#own);
  }

  /** Forgets the parts of all decisions up to one that is finished: whoever laid them down for nothing has lost, or ended. */
  async forgetUpTo(at: number): Promise<void> {
    await this.#parts.deleteMany({ at: { $lte: at } }, this.#own);
  }

  get #own(): { readonly session: ClientSession } {
    return { session: this.session };
  }
}
