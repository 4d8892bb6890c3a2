import {
  type Change,
  type Document,
  fieldsOf,
  type Generation,
  type Index,
  type Page,
  PAGE_SIZE_MAX,
  type Query,
  type Range,
  ViewMoved,
} from '#kernel';

/** A value as it is compared: truth counts as 1 and 0, as in SQLite. */
export type Indexed = string | number;

export type Bound = keyof Range;

/** One condition on an indexed field. */
export interface Condition {
  readonly field: string;
  readonly bound: Bound | 'is';
  readonly value: Indexed;
}

/** Where a page ended. `value` is that of the sorted-by field, absent when sorted by key. */
export interface Place {
  readonly key: string;
  readonly value?: Indexed;
}

/** A query that has been checked against the declared indexes. */
export interface Listing {
  readonly conditions: readonly Condition[];
  /** Absent: by key. */
  readonly by?: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly after?: Place;
}

/** A stored document: its body as JSON text. */
export interface Stored {
  readonly key: string;
  readonly body: string;
}

const LIMIT_DEFAULT = 50;
const BOUNDS: readonly string[] = ['gte', 'gt', 'lte', 'lt'] satisfies Bound[];

/** What an index holds of a field's value; `undefined` (not listed, never equal) for anything but one plain value. */
export const indexedOf = (value: unknown): Indexed | undefined => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;
};

/** As SQLite orders: numbers before text, text by its bytes. */
export const compare = (a: Indexed, b: Indexed): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : Buffer.compare(Buffer.from(a), Buffer.from(b));
};

const checkDeclared = (fields: readonly string[], field: string): void => {
  if (!fields.includes(field)) {
    throw new RangeError(`field ${field} is not an index of this view; it has: ${fields.join(', ')}`);
  }
};

const valueOf = (field: string, value: unknown): Indexed => {
  const indexed = indexedOf(value);
  if (indexed === undefined)
    throw new RangeError(`field ${field} is compared with what is neither text nor number nor truth`);
  return indexed;
};

const conditionsOf = (field: string, wanted: string | number | boolean | Range): readonly Condition[] => {
  if (typeof wanted !== 'object') return [{ field, bound: 'is', value: valueOf(field, wanted) }];
  return Object.entries(wanted as Readonly<Record<string, unknown>>)
    .filter(([, value]) => value !== undefined)
    .map(([bound, value]) => {
      if (!BOUNDS.includes(bound)) throw new RangeError(`field ${field} has a range with the unknown bound ${bound}`);
      return { field, bound: bound as Bound, value: valueOf(field, value) };
    });
};

type Sort = Pick<Listing, 'by' | 'descending'>;

const sortName = ({ by, descending }: Sort): string => `${descending ? '-' : '+'}${by ?? ''}`;

const cursorOf = (sort: Sort, { key, value }: Place): string =>
  Buffer.from(JSON.stringify([sortName(sort), key, value])).toString('base64url');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const placeOf = (sort: Sort, after: string): Place => {
  const cursor = parsed(Buffer.from(after, 'base64url').toString());
  const [name, key, value] = Array.isArray(cursor) ? (cursor as unknown[]) : [];
  const indexed = indexedOf(value);
  const fits = name === sortName(sort) && (sort.by === undefined) === (indexed === undefined);
  if (!fits || typeof key !== 'string') throw new RangeError('after is not the next of a page with this sort');
  return indexed === undefined ? { key } : { key, value: indexed };
};

const sortOf = ({ sort }: Query): Sort =>
  sort === undefined ? { descending: false } : { by: sort.by, descending: sort.descending ?? false };

/** Checks a query; throws a `RangeError` that names the field. */
export const listingOf = (indexes: readonly Index[], query: Query): Listing => {
  const { where = {}, limit = LIMIT_DEFAULT, after } = query;
  const order = sortOf(query);
  const fields = fieldsOf(indexes);
  for (const field of [...Object.keys(where), ...(order.by === undefined ? [] : [order.by])]) {
    checkDeclared(fields, field);
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_SIZE_MAX) {
    throw new RangeError(`limit is ${limit}, not a whole number from 1 to ${PAGE_SIZE_MAX}`);
  }
  return {
    ...order,
    limit,
    conditions: Object.entries(where).flatMap(([field, wanted]) => conditionsOf(field, wanted)),
    ...(after === undefined ? {} : { after: placeOf(order, after) }),
  };
};

export const documentOf = (body: string): Document => JSON.parse(body) as Document;

/** The page from the first `limit + 1` documents: the one too many tells that there is more. */
export const pageFrom = (listing: Listing, found: readonly Stored[]): Page => {
  const items = found.slice(0, listing.limit).map(({ key, body }) => ({ key, document: documentOf(body) }));
  const last = items.at(-1);
  if (last === undefined || found.length <= listing.limit) return { items };
  const value = listing.by === undefined ? undefined : indexedOf(last.document[listing.by]);
  return { items, next: cursorOf(listing, value === undefined ? { key: last.key } : { key: last.key, value }) };
};

const checkText = (what: string, text: string): void => {
  if (text === '' || text.includes('\0') || !text.isWellFormed()) {
    throw new RangeError(`${what} is empty or is not well-formed text`);
  }
};

const repeats = (texts: readonly string[]): boolean => new Set(texts).size < texts.length;

const checkIndex = (view: string, index: Index): void => {
  const fields = [index].flat();
  for (const field of fields) checkText(`an index of view ${view}`, field);
  if (fields.length === 0) throw new RangeError(`an index of view ${view} has no field`);
  if (repeats(fields)) throw new RangeError(`an index of view ${view} repeats a field`);
};

const nameOf = (index: Index): string => JSON.stringify([index].flat());

/** Throws a `RangeError` for a generation that cannot be. */
export const checkGeneration = ({ name, version, indexes }: Generation): void => {
  checkText('name of a view', name);
  if (!Number.isSafeInteger(version) || version < 1)
    throw new RangeError(`version of view ${name} is ${version}, not from 1`);
  for (const index of indexes) checkIndex(name, index);
  if (repeats(indexes.map(nameOf))) throw new RangeError(`indexes of view ${name} repeat each other`);
};

/** A generation keeps its indexes for life. Throws a `RangeError`. */
export const checkSameIndexes = ({ name, version, indexes }: Generation, stored: readonly Index[]): void => {
  if (new Set(indexes.map(nameOf)).symmetricDifference(new Set(stored.map(nameOf))).size > 0) {
    throw new RangeError(
      `indexes of view ${name} have changed since version ${version} was prepared: raise the version`,
    );
  }
};

/** A stretch of the log that was folded: from behind one position up to another. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** True if a generation that stands at `position` lacks the stretch, false if it has it. Throws {@link ViewMoved} or a `RangeError`. */
export const isNews = (view: string, position: bigint, { from, to }: Stretch): boolean => {
  if (to <= from) throw new RangeError(`view ${view} is asked to go from ${from} to ${to}, which is not behind it`);
  if (position === to) return false;
  if (position !== from) throw new ViewMoved(view, from, position);
  return true;
};

/** What is saved for a change; `undefined` removes. Throws a `RangeError`. */
export const storedOf = ({ key, document }: Change): string | undefined => {
  checkText('key of a document', key);
  return document === null ? undefined : JSON.stringify(document);
};

export const notPrepared = (view: string): RangeError => new RangeError(`view ${view} has not been prepared`);
