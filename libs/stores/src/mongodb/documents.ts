import type { Collection, Db, Filter } from 'mongodb';
import { type Document, fieldsOf, type Index } from '#kernel';
import { documentOf, type Indexed, indexedOf, type Listing, type Place, type Stored } from '../listing.js';
import { replaceOlder } from './connection.js';
import { indexText, operators } from './values.js';

/** A document, or the memory of one that was removed: whoever is late must not bring it back. */
interface Row {
  readonly _id: string;
  /** The position up to which the log had been heeded when this was written. */
  readonly at: bigint;
  /** JSON text: what people write is never a key or an operator of the server. `null`: removed. */
  readonly body: string | null;
  /** Values of the indexed fields, in order, as {@link indexText}; `null` where there is none. */
  readonly [field: `f${number}`]: string | null;
}

/** What a batch made of a document; `null` removes. */
export type Written = readonly [key: string, body: string | null];

const slot = (at: number): `f${number}` => `f${at}`;

const slotsOf = (document: Document | undefined, fields: readonly string[]): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    fields.map((field, at) => {
      const value: Indexed | undefined = document === undefined ? undefined : indexedOf(document[field]);
      return [slot(at), value === undefined ? null : indexText(value)];
    }),
  );

/** The documents of one generation, in a collection of their own. */
export class Documents {
  readonly #rows: Collection<Row>;
  readonly #fields: readonly string[];

  constructor(
    private readonly db: Db,
    readonly collection: string,
    readonly indexes: readonly Index[],
  ) {
    this.#rows = db.collection<Row>(collection);
    this.#fields = fieldsOf(indexes);
  }

  /** Makes the collection and its indexes; does nothing where they are. */
  async prepare(): Promise<void> {
    const there = await this.#indexNames();
    const slots = this.indexes.map((index) => [...[index].flat().map((field) => this.#slot(field)), '_id']);
    for (const fields of [['at'], ...slots]) {
      const name = fields.map((field) => `${field}_1`).join('_');
      // To be asked for what is there already, a busy server takes its time.
      if (!there.has(name)) await this.#rows.createIndex(Object.fromEntries(fields.map((field) => [field, 1])));
    }
  }

  async #indexNames(): Promise<ReadonlySet<string>> {
    const there = await this.db.listCollections({ name: this.collection }, { nameOnly: true }).toArray();
    const names = there.length === 0 ? [] : Object.keys(await this.#rows.indexInformation());
    return new Set(names);
  }

  /** Writes what was made of documents up to a position. */
  async write(written: readonly Written[], at: bigint): Promise<void> {
    const rows = written.map(([_id, body]) => {
      const document = body === null ? undefined : documentOf(body);
      return { _id, at, body, ...slotsOf(document, this.#fields) };
    });
    await replaceOlder(this.#rows, rows);
  }

  async get(keys: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    const rows = await this.#rows.find({ _id: { $in: [...keys] }, body: { $ne: null } }).toArray();
    return new Map(rows.map(({ _id, body }) => [_id, documentOf(body ?? '')]));
  }

  /** One more than the page holds, where there are. */
  async find(listing: Listing): Promise<readonly Stored[]> {
    const { by, descending, limit, conditions, after } = listing;
    const filter: Filter<Row>[] = [
      { body: { $ne: null } },
      ...(by === undefined ? [] : [{ [this.#slot(by)]: { $gte: '' } }]),
      ...conditions.map(({ field, bound, value }) => ({
        [this.#slot(field)]: { [operators[bound]]: indexText(value) },
      })),
      ...(after === undefined ? [] : [this.#behind(after, by, descending)]),
    ];
    const direction = descending ? -1 : 1;
    const order = [...(by === undefined ? [] : [this.#slot(by)]), '_id'].map((field) => [field, direction] as const);
    const rows = await this.#rows
      .find({ $and: filter })
      .sort(Object.fromEntries(order))
      .limit(limit + 1)
      .toArray();
    return rows.map(({ _id, body }) => ({ key: _id, body: body ?? '' }));
  }

  #behind({ key, value }: Place, by: string | undefined, descending: boolean): Filter<Row> {
    const beyond = descending ? '$lt' : '$gt';
    if (by === undefined || value === undefined) return { _id: { [beyond]: key } };
    const [field, text] = [this.#slot(by), indexText(value)];
    return { $or: [{ [field]: { [beyond]: text } }, { [field]: text, _id: { [beyond]: key } }] };
  }

  #slot(field: string): `f${number}` {
    return slot(this.#fields.indexOf(field));
  }
}
