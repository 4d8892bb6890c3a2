/** A document of a view: plain JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** Which generation of a view is meant. A new version is built beside the old one, then switched to. */
export interface Generation {
  readonly name: string;
  /** Whole number from 1. */
  readonly version: number;
  /**
   * Top-level fields of the document by which {@link ReadStore.list} may filter and sort. A list of fields is one compound
   * index: it serves equality on its first fields with a range or a sort on the next one.
   */
  readonly indexes: readonly Index[];
}

/** One field, or several that are indexed together. */
export type Index = string | readonly string[];

/** Every field that stands in an index, each once. */
export const fieldsOf = (indexes: readonly Index[]): readonly string[] => [...new Set(indexes.flat())];

/** Another writer has taken the generation elsewhere: read its position and its documents again, then fold from there. */
export class ViewMoved extends Error {
  constructor(
    readonly view: string,
    readonly expected: bigint,
    readonly actual: bigint,
  ) {
    super(`view ${view} is at position ${actual.toString()}, not ${expected.toString()}`);
    this.name = 'ViewMoved';
  }
}

export interface Change {
  readonly key: string;
  /** `null` removes. */
  readonly document: Document | null;
}

type Scalar = string | number | boolean;

/** Half-open or closed range over an indexed field, compared as SQLite compares text and numbers (byte order). */
export interface Range {
  readonly gte?: Scalar;
  readonly gt?: Scalar;
  readonly lte?: Scalar;
  readonly lt?: Scalar;
}

/** What to list. Fields must be declared indexes: otherwise the call rejects with a `RangeError` that names the field. */
export interface Query {
  readonly where?: Readonly<Record<string, Scalar | Range>>;
  /** Default: by key, ascending. Ties are broken by key, in the same direction. */
  readonly sort?: { readonly by: string; readonly descending?: boolean };
  /** 1 … {@link PAGE_SIZE_MAX}, default 50. */
  readonly limit?: number;
  /** The `next` of the page before; opaque. */
  readonly after?: string;
}

export interface Entry<Doc = Document> {
  readonly key: string;
  readonly document: Doc;
}

export interface Page<Doc = Document> {
  readonly items: readonly Entry<Doc>[];
  /** Present when there is more. */
  readonly next?: string;
}

/** Where views live. Holds nothing that cannot be rebuilt from the log. */
export interface ReadStore {
  /** Makes the generation usable for writing; the first generation of a name is at once the active one. */
  prepare(view: Generation): Promise<void>;
  /** A document of the active generation. */
  get(view: string, key: string): Promise<Document | undefined>;
  /** Documents of the active generation. A document without the sorted-by field is not listed. */
  list(view: string, query?: Query): Promise<Page>;
  /** Documents of the active generation, by key; those that there are. */
  getMany(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** Documents of the generation that is being written, by key; those that there are. */
  getManyFrom(view: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /**
   * Saves what the log from behind `from` up to `to` made of the documents, and `to` as the generation's position: together
   * or not at all. Rejects with {@link ViewMoved}, and saves nothing, unless the generation stands at `from`. If it stands at
   * `to` it does nothing: a repeat is harmless, and so is a second writer that came to the same place, for both folded the
   * same log. Rejects with a `RangeError` if `to` is not behind `from`.
   */
  apply(view: Generation, changes: readonly Change[], from: bigint, to: bigint): Promise<void>;
  /** Up to where the generation has heeded the log; `0n` for a new one. */
  position(view: Generation): Promise<bigint>;
  /** Version of the generation that readers see. */
  active(view: string): Promise<number>;
  /** Lets `get`, `getMany` and `list` answer from this generation, and drops all others of that name. */
  activate(view: Generation): Promise<void>;
  close(): Promise<void>;
}

/** The reading half of a {@link ReadStore}, by the names of views: `Docs` says what the documents of each are. */
export interface Reading<Docs extends object> {
  get<View extends keyof Docs & string>(view: View, key: string): Promise<Docs[View] | undefined>;
  list<View extends keyof Docs & string>(view: View, query?: Query): Promise<Page<Docs[View]>>;
  getMany<View extends keyof Docs & string>(
    view: View,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Docs[View]>>;
}

/** Reads a store into which only the views that `Docs` names write, each its own kind of documents. */
export const readingOf = <Docs extends object>(store: ReadStore): Reading<Docs> => store as unknown as Reading<Docs>;

/** A page that a person or a program can still handle at once. */
export const PAGE_SIZE_MAX = 500;

/** Every entry of a list, in its order, as many at a time as a page may have. */
export async function* everyPage<Doc>(
  list: (query: Query) => Promise<Page<Doc>>,
  query: Pick<Query, 'where' | 'sort'> = {},
): AsyncGenerator<readonly Entry<Doc>[], undefined> {
  let place: Pick<Query, 'after'> | undefined = {};
  while (place !== undefined) {
    const { items, next }: Page<Doc> = await list({ ...query, ...place, limit: PAGE_SIZE_MAX });
    yield items;
    place = next === undefined ? undefined : { after: next };
  }
}
