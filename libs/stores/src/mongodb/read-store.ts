import { randomUUID } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { type Change, type Document, type Generation, type Index, type ReadStore, START } from '#kernel';
import {
  checkGeneration,
  checkSameIndexes,
  isNews,
  listingOf,
  notPrepared,
  pageFrom,
  storedOf,
  type Stretch,
} from '../listing.js';
import { connect, type Connection, unlessThere } from './connection.js';
import { Documents, type Written } from './documents.js';

/** Characters of a batch that one document of the server holds: 12 MB at most, of the 16 that it may have. A longer batch is parted. */
const PART_MAX = 4_000_000;

/** Long after whoever lays down parts has come to decide, or ended. */
const PARTS_KEPT_MS = 24 * 3_600_000;

/** A batch that has been decided on and may not have reached all of its documents. */
interface Pending {
  readonly id: string;
  readonly to: bigint;
  /** JSON of the changes, or how many parts it stands in. */
  readonly text: string | null;
  readonly parts: number;
}

/** A generation of a view. What stands here is the truth: documents follow it. */
interface Kept {
  readonly _id: string;
  readonly name: string;
  readonly version: number;
  /** JSON of its indexes. */
  readonly indexes: string;
  /** The collection of its documents: a generation that is prepared anew gets another. */
  readonly collection: string;
  readonly position: bigint;
  readonly pending: Pending | null;
}

interface Active {
  readonly _id: string;
  readonly version: number;
}

interface Part {
  readonly _id: string;
  readonly at: Date;
  readonly text: string;
}

const idOf = ({ name, version }: Pick<Generation, 'name' | 'version'>): string => `${version} ${name}`;

const indexesOf = ({ indexes }: Kept): readonly Index[] => JSON.parse(indexes) as readonly Index[];

/** The last change of each key, in text that is saved. */
const writtenOf = (changes: readonly Change[]): readonly Written[] => [
  ...new Map(changes.map((change) => [change.key, storedOf(change) ?? null])),
];

class Views {
  readonly #generations: Collection<Kept>;
  readonly #actives: Collection<Active>;
  readonly #parts: Collection<Part>;

  constructor(
    private readonly db: Db,
    private readonly partMax: number,
  ) {
    this.#generations = db.collection<Kept>('generations');
    this.#actives = db.collection<Active>('actives');
    this.#parts = db.collection<Part>('parts');
  }

  async prepare(generation: Generation): Promise<void> {
    checkGeneration(generation);
    const { name, version, indexes } = generation;
    const row = { _id: idOf(generation), name, version, indexes: JSON.stringify(indexes), position: START };
    // Its row comes first: a collection without one is left over, and swept.
    await unlessThere(this.#generations.insertOne({ ...row, collection: `documents_${randomUUID()}`, pending: null }));
    const kept = await this.#prepared(generation);
    checkSameIndexes(generation, indexesOf(kept));
    await this.#documents(kept).prepare();
    await unlessThere(this.#actives.insertOne({ _id: name, version }));
  }

  async position(generation: Generation): Promise<bigint> {
    return (await this.#found(generation))?.position ?? START;
  }

  async active(name: string): Promise<number> {
    const active = await this.#actives.findOne({ _id: name });
    if (active === null) throw notPrepared(name);
    return active.version;
  }

  /** Documents of the generation that is being written. */
  async getFrom(generation: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    return this.#documents(await this.#prepared(generation)).get(keys);
  }

  /** Asks the generation that readers see; again where another was switched to meanwhile, for its documents may be gone. */
  async reading<Result>(name: string, ask: (documents: Documents) => Promise<Result>): Promise<Result> {
    for (;;) {
      const version = await this.active(name);
      const kept = await this.#found({ name, version });
      const result = kept && (await ask(this.#documents(kept)));
      const isStill = (await this.active(name)) === version;
      if (isStill && result === undefined) throw notPrepared(name);
      if (isStill && result !== undefined) return result;
    }
  }

  async apply(generation: Generation, changes: readonly Change[], stretch: Stretch): Promise<void> {
    const written = writtenOf(changes);
    for (;;) {
      const kept = await this.#prepared(generation);
      if (!isNews(generation.name, kept.position, stretch)) return;
      const pending = await this.#decided(kept, written, stretch);
      if (pending !== undefined) return this.#finish({ ...kept, pending });
    }
  }

  async activate(generation: Generation): Promise<void> {
    const { name, version } = generation;
    await this.#prepared(generation);
    await this.#actives.updateOne({ _id: name }, { $set: { version } });
    await this.#generations.deleteMany({ name, version: { $ne: version } });
    await this.#sweep();
  }

  /** From here on the batch counts: whoever finds it finishes it. Nothing where somebody else was faster. */
  async #decided({ _id }: Kept, written: readonly Written[], { from, to }: Stretch): Promise<Pending | undefined> {
    const id = randomUUID();
    const whole = JSON.stringify(written);
    const parts = whole.length <= this.partMax ? 0 : Math.ceil(whole.length / this.partMax);
    for (let n = 0; n < parts; n += 1)
      await this.#parts.insertOne({
        _id: `${id}/${n}`,
        at: new Date(),
        text: whole.slice(n * this.partMax, (n + 1) * this.partMax),
      });
    const pending = { id, to, text: parts === 0 ? whole : null, parts };
    const { matchedCount } = await this.#generations.updateOne(
      { _id, position: from, pending: null },
      { $set: { pending } },
    );
    if (matchedCount === 1) return pending;
    await this.#forgetParts(pending);
    return undefined;
  }

  /** Brings what was decided to the documents, then says so. Any number may do it at once, and stop half-way. */
  async #finish(kept: Kept & { readonly pending: Pending }): Promise<void> {
    const { _id, pending } = kept;
    const text = pending.text ?? (await this.#textOf(pending));
    // Without all its parts it has been finished by somebody else.
    if (text === undefined) return;
    await this.#documents(kept).write(JSON.parse(text) as readonly Written[], pending.to);
    await this.#generations.updateOne(
      { _id, 'pending.id': pending.id },
      { $set: { position: pending.to, pending: null } },
    );
    await this.#forgetParts(pending);
  }

  async #textOf({ id, parts }: Pending): Promise<string | undefined> {
    const texts: string[] = [];
    for (let n = 0; n < parts; n += 1) {
      const part = await this.#parts.findOne({ _id: `${id}/${n}` });
      if (part === null) return undefined;
      texts.push(part.text);
    }
    return texts.join('');
  }

  async #forgetParts({ id, parts }: Pending): Promise<void> {
    for (let n = 0; n < parts; n += 1) await this.#parts.deleteOne({ _id: `${id}/${n}` });
  }

  /** A generation with nothing left to finish, where it has been prepared. */
  async #found(generation: Pick<Generation, 'name' | 'version'>): Promise<Kept | undefined> {
    for (;;) {
      const kept = await this.#generations.findOne({ _id: idOf(generation) });
      if (kept === null) return undefined;
      if (kept.pending === null) return kept;
      await this.#finish({ ...kept, pending: kept.pending });
    }
  }

  /** The same; throws a `RangeError` when it has not been prepared. */
  async #prepared(generation: Generation): Promise<Kept> {
    const kept = await this.#found(generation);
    if (kept === undefined) throw notPrepared(idOf(generation));
    return kept;
  }

  /** Drops the collections to which no generation belongs, and parts that somebody laid down who never came to decide. */
  async #sweep(): Promise<void> {
    await this.#parts.deleteMany({ at: { $lt: new Date(Date.now() - PARTS_KEPT_MS) } });
    const rows = await this.#generations.find().toArray();
    const kept = new Set(rows.map(({ collection }) => collection));
    for (const { name } of await this.db.listCollections({}, { nameOnly: true }).toArray())
      if (name.startsWith('documents_') && !kept.has(name)) await this.db.dropCollection(name);
  }

  #documents(kept: Kept): Documents {
    return new Documents(this.db, kept.collection, indexesOf(kept));
  }
}

const storeOn = ({ db, reaching, close }: Connection, partMax: number): ReadStore => {
  const views = new Views(db, partMax);
  return {
    prepare: (generation) => reaching(() => views.prepare(generation)),
    get: (view, key) => reaching(async () => (await views.reading(view, (documents) => documents.get([key]))).get(key)),
    getMany: (view, keys) => reaching(() => views.reading(view, (documents) => documents.get(keys))),
    getManyFrom: (generation, keys) => reaching(() => views.getFrom(generation, keys)),
    list: (view, query = {}) =>
      reaching(() =>
        views.reading(view, async (documents) => {
          const listing = listingOf(documents.indexes, query);
          return pageFrom(listing, await documents.find(listing));
        }),
      ),
    apply: (generation, changes, from, to) => reaching(() => views.apply(generation, changes, { from, to })),
    position: (generation) => reaching(() => views.position(generation)),
    active: (view) => reaching(() => views.active(view)),
    activate: (generation) => reaching(() => views.activate(generation)),
    close,
  };
};

/**
 * Views in a MongoDB database, shared by any number of processes. A batch and the position behind it are decided in one
 * row and then brought to the documents, by whoever comes by: no transaction is needed, and a process that stops half-way
 * leaves nothing half done. `url` names the database; `partMax`: characters of a batch in one document. Throws `StoreUnavailable`.
 */
export const mongodbReadStore = async (url: string, partMax = PART_MAX): Promise<ReadStore> =>
  storeOn(await connect(url), partMax);
