import {
  type Change,
  type Document,
  type Generation,
  type Index,
  type ReadStore,
  START,
  StoreUnavailable,
} from '#kernel';
import { answering } from './answering.js';
import {
  checkGeneration,
  checkSameIndexes,
  compare,
  type Condition,
  documentOf,
  type Indexed,
  indexedOf,
  isNews,
  type Listing,
  listingOf,
  notPrepared,
  pageFrom,
  type Place,
  type Stored,
  storedOf,
  type Stretch,
} from './listing.js';

/** One generation of a view. */
interface Kept {
  readonly version: number;
  readonly indexes: readonly Index[];
  readonly bodies: Map<string, string>;
  position: bigint;
}

interface View {
  active: Kept;
  readonly generations: Map<number, Kept>;
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

const candidatesOf = ({ bodies }: Kept, { by, conditions }: Listing): Candidate[] =>
  [...bodies].flatMap(([key, body]) => {
    const document = documentOf(body);
    const value: Indexed | undefined = by === undefined ? undefined : indexedOf(document[by]);
    if ((by !== undefined && value === undefined) || !meetsAll(document, conditions)) return [];
    return [{ key, body, document, ...(value === undefined ? {} : { value }) }];
  });

const found = (generation: Kept, listing: Listing): readonly Stored[] => {
  const { after, descending, limit } = listing;
  const order = (a: Place, b: Place): number => (descending ? inOrder(b, a) : inOrder(a, b));
  return candidatesOf(generation, listing)
    .filter((candidate) => after === undefined || order(candidate, after) > 0)
    .sort(order)
    .slice(0, limit + 1);
};

/** All views by name. */
class Views {
  readonly #views = new Map<string, View>();

  view(name: string): View {
    const view = this.#views.get(name);
    if (view === undefined) throw notPrepared(name);
    return view;
  }

  /** The one that is written; throws a `RangeError` when it has not been prepared. */
  written({ name, version }: Generation): Kept {
    const kept = this.view(name).generations.get(version);
    if (kept === undefined) throw notPrepared(`${name} version ${version}`);
    return kept;
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
    const kept: Kept = { version, indexes: [...indexes], bodies: new Map(), position: START };
    if (view === undefined) this.#views.set(name, { active: kept, generations: new Map([[version, kept]]) });
    else view.generations.set(version, kept);
  }

  apply(generation: Generation, changes: readonly Change[], stretch: Stretch): void {
    const kept = this.written(generation);
    const stored = changes.map((change) => [change.key, storedOf(change)] as const);
    if (!isNews(generation.name, kept.position, stretch)) return;
    for (const [key, body] of stored) {
      if (body === undefined) kept.bodies.delete(key);
      else kept.bodies.set(key, body);
    }
    kept.position = stretch.to;
  }

  activate(generation: Generation): void {
    const view = this.view(generation.name);
    const kept = this.written(generation);
    view.active = kept;
    view.generations.clear();
    view.generations.set(kept.version, kept);
  }
}

const read = ({ bodies }: Kept, key: string): Document | undefined => {
  const body = bodies.get(key);
  return body === undefined ? undefined : documentOf(body);
};

const readMany = (kept: Kept, keys: readonly string[]): ReadonlyMap<string, Document> =>
  new Map(
    keys.flatMap((key) => {
      const document = read(kept, key);
      return document === undefined ? [] : [[key, document] as const];
    }),
  );

/** A read store that forgets everything with its process. Lists by looking at every document: for tests and samples. */
export const memoryReadStore = (): ReadStore => {
  const kept = new Views();
  let closed = false;
  const answer = <Answer>(work: () => Answer): Promise<Answer> =>
    answering(() => {
      if (closed) throw new StoreUnavailable('the read store in memory has been closed');
      return work();
    });
  return {
    prepare: (generation) =>
      answer(() => {
        kept.prepare(generation);
      }),
    get: (view, key) => answer(() => read(kept.view(view).active, key)),
    getMany: (view, keys) => answer(() => readMany(kept.view(view).active, keys)),
    getManyFrom: (generation, keys) => answer(() => readMany(kept.written(generation), keys)),
    list: (view, query = {}) =>
      answer(() => {
        const { active } = kept.view(view);
        const listing = listingOf(active.indexes, query);
        return pageFrom(listing, found(active, listing));
      }),
    apply: (generation, changes, from, to) =>
      answer(() => {
        kept.apply(generation, changes, { from, to });
      }),
    position: (generation) => answer(() => kept.position(generation)),
    active: (view) => answer(() => kept.view(view).active.version),
    activate: (generation) =>
      answer(() => {
        kept.activate(generation);
      }),
    close: () =>
      answering(() => {
        closed = true;
      }),
  };
};
