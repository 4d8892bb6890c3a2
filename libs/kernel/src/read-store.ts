/** A document of a view: plain JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** Which generation of a view is meant. A new version is built beside the old one, then switched to. */
export interface Generation {
  readonly name: string;
  /** Whole number from 1. */
  readonly version: number;
  /** Top-level fields of the document by which {@link ReadStore.list} may filter and sort. */
  readonly indexes: readonly string[];
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

export interface Entry {
  readonly key: string;
  readonly document: Document;
}

export interface Page {
  readonly items: readonly Entry[];
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
  /** A document of the generation that is being written. */
  getFrom(view: Generation, key: string): Promise<Document | undefined>;
  /**
   * Saves documents and the view's position together or not at all. At or before the saved position it does nothing,
   * so that a repeat is harmless.
   */
  apply(view: Generation, changes: readonly Change[], position: bigint): Promise<void>;
  /** Up to where the generation has heeded the log; `0n` for a new one. */
  position(view: Generation): Promise<bigint>;
  /** Lets `get` and `list` answer from this generation, and drops all others of that name. */
  activate(view: Generation): Promise<void>;
  close(): Promise<void>;
}

/** A page that a person or a program can still handle at once. */
export const PAGE_SIZE_MAX = 500;
