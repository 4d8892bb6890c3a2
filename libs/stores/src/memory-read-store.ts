import { type Change, type Document, type Generation, type ReadStore, START, StoreUnavailable } from '#kernel';
import { answering } from './answering.js';
import {
  checkGeneration,
  checkSameIndexes,
  compare,
  type Condition,
  documentOf,
  type Indexed,
  indexedOf,
  type Listing,
  listingOf,
  notPrepared,
  pageFrom,
  type Place,
  type Stored,
  storedOf,
} from './listing.js';

interface Shelf {
  readonly version: number;
  readonly indexes: readonly string[];
  readonly bodies: Map<string, string>;
  position: bigint;
}

interface View {
  active: Shelf;
  readonly generations: Map<number, Shelf>;
}

interface Candidate extends Stored, Place {
  readonly document: Document;
}

const meets: Readonly<Record<Condition['bound'], (order: number) => boolean>> = {
  is: (order) => order === 0,
  gte: (order) => order >= 0,
  gt: (order) => order > 0,
  lte: (order) => order <= 0,
  lt: (order) => order < 0,
};

const meetsAll = (document: Document, conditions: readonly Condition[]): boolean =>
  conditions.every(({ field, bound, value }) => {
    const indexed = indexedOf(document[field]);
    return indexed !== undefined && meets[bound](compare(indexed, value));
  });

const inOrder = (a: Place, b: Place): number =>
  (a.value === undefined || b.value === undefined ? 0 : compare(a.value, b.value)) || compare(a.key, b.key);

const candidatesOf = ({ bodies }: Shelf, { by, conditions }: Listing): Candidate[] =>
  [...bodies].flatMap(([key, body]) => {
    const document = documentOf(body);
    const value: Indexed | undefined = by === undefined ? undefined : indexedOf(document[by]);
    if ((by !== undefined && value === undefined) || !meetsAll(document, conditions)) return [];
    return [{ key, body, document, ...(value === undefined ? {} : { value }) }];
  });

const found = (shelf: Shelf, listing: Listing): readonly Stored[] => {
  const { after, descending, limit } = listing;
  const order = (a: Place, b: Place): number => (descending ? inOrder(b, a) : inOrder(a, b));
  return candidatesOf(shelf, listing)
    .filter((candidate) => after === undefined || order(candidate, after) > 0)
    .sort(order)
    .slice(0, limit + 1);
};

/** All views by name. */
class Shelves {
  readonly #views = new Map<string, View>();

  view(name: string): View {
    const view = this.#views.get(name);
    if (view === undefined) throw notPrepared(name);
    return view;
  }

  /** The one that is written; throws a `RangeError` when it has not been prepared. */
  written({ name, version }: Generation): Shelf {
    const shelf = this.view(name).generations.get(version);
    if (shelf === undefined) throw notPrepared(`${name} version ${version}`);
    return shelf;
  }

  position({ name, version }: Generation): bigint {
    return this.#views.get(name)?.generations.get(version)?.position ?? START;
  }

  prepare(generation: Generation): void {
    checkGeneration(generation);
    const { name, version, indexes } = generation;
    const view = this.#views.get(name);
    const there = view?.generations.get(version);
    if (there !== undefined) {
      checkSameIndexes(generation, there.indexes);
      return;
    }
    const shelf: Shelf = { version, indexes: [...indexes], bodies: new Map(), position: START };
    if (view === undefined) this.#views.set(name, { active: shelf, generations: new Map([[version, shelf]]) });
    else view.generations.set(version, shelf);
  }

  apply(generation: Generation, changes: readonly Change[], position: bigint): void {
    const shelf = this.written(generation);
    const stored = changes.map((change) => [change.key, storedOf(change)] as const);
    if (position <= shelf.position) return;
    for (const [key, body] of stored) {
      if (body === undefined) shelf.bodies.delete(key);
      else shelf.bodies.set(key, body);
    }
    shelf.position = position;
  }

  activate(generation: Generation): void {
    const view = this.view(generation.name);
    const shelf = this.written(generation);
    view.active = shelf;
    view.generations.clear();
    view.generations.set(shelf.version, shelf);
  }
}

const read = ({ bodies }: Shelf, key: string): Document | undefined => {
  const body = bodies.get(key);
  return body === undefined ? undefined : documentOf(body);
};

/** A read store that forgets everything with its process. Lists by looking at every document: for tests and samples. */
export const memoryReadStore = (): ReadStore => {
  const shelves = new Shelves();
  let closed = false;
  const answer = <Answer>(work: () => Answer): Promise<Answer> =>
    answering(() => {
      if (closed) throw new StoreUnavailable('the read store in memory has been closed');
      return work();
    });
  return {
    prepare: (generation) =>
      answer(() => {
        shelves.prepare(generation);
      }),
    get: (view, key) => answer(() => read(shelves.view(view).active, key)),
    getFrom: (generation, key) => answer(() => read(shelves.written(generation), key)),
    list: (view, query = {}) =>
      answer(() => {
        const { active } = shelves.view(view);
        const listing = listingOf(active.indexes, query);
        return pageFrom(listing, found(active, listing));
      }),
    apply: (generation, changes, position) =>
      answer(() => {
        shelves.apply(generation, changes, position);
      }),
    position: (generation) => answer(() => shelves.position(generation)),
    activate: (generation) =>
      answer(() => {
        shelves.activate(generation);
      }),
    close: () =>
      answering(() => {
        closed = true;
      }),
  };
};
