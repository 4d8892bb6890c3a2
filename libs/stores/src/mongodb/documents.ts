import type { Collection, Db, Filter } from 'mongodb';
import { type Document, fieldsOf, type Index } from '#kernel';
import { documentOf, type Indexed, indexedOf, type Listing, type Place, type Stored } from '../listing.js';
import { unlessThere } from './connection.js';
import { indexText, operators } from './values.js';

/** Changes that are sent at once: few enough that a server which works them off one by one stays answering. */
const AT_ONCE = 40;

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
    db: Db,
    readonly collection: string,
    readonly indexes: readonly Index[],
  ) {
    this.#rows = db.collection<Row>(collection);
    this.#fields = fieldsOf(indexes);
  }

  /** Makes the collection and its indexes; does nothing where they are. */
  async prepare(): Promise<void> {
    await this.#rows.createIndex({ at: 1 });
    for (const index of this.indexes) {
      const keys = [index].flat().map((field) => [this.#slot(field), 1] as const);
      await this.#rows.createIndex(Object.fromEntries([...keys, ['_id', 1]]));
    }
  }

  /** Writes what was made of documents up to a position, wherever nothing later stands: a repeat, or a late one, is harmless. */
  async write(written: readonly Written[], at: bigint): Promise<void> {
    for (let start = 0; start < written.length; start += AT_ONCE) {
      const changes = written.slice(start, start + AT_ONCE).map(([_id, body]) => ({
        updateOne: {
          filter: { _id, at: { $lt: at } },
          update: { $set: { at, body, ...slotsOf(body === null ? undefined : documentOf(body), this.#fields) } },
          upsert: true,
        },
      }));
      // What is there already was written by somebody who finished the same batch, or a later one.
      await unlessThere(this.#rows.bulkWrite(changes, { ordered: false }));
    }
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
