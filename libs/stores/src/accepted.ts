import {
  APPEND_BYTES_MAX,
  type Appended,
  EVENTS_PER_APPEND_MAX,
  type NewEvent,
  NO_STREAM,
  type Recorded,
  RevisionConflict,
} from '#kernel';

/** An event as it is stored: `data` and `meta` are JSON text. */
export interface Row {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly meta: string;
}

/** A stored event with its two places. Positions fit a double: a log of 2^53 events is out of reach. */
export interface StoredRow extends Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/** An append that is well formed; whether it fits the stream is still to be seen. */
export interface Accepted {
  readonly stream: string;
  readonly expected: number;
  readonly rows: readonly Row[];
}

/** What an adapter can say about a stream, including what it has written but not yet committed. */
export interface Standing {
  /** Revision of the last event, {@link NO_STREAM} for none. */
  headOf(stream: string): number;
  /** The event at a revision, if there is one. */
  at(stream: string, revision: number): Pick<StoredRow, 'id' | 'position'> | undefined;
}

const checkName = (what: string, text: string): void => {
  if (text === '' || text.includes('\0') || !text.isWellFormed()) {
    throw new RangeError(`${what} is empty or is not well-formed text`);
  }
};

const checkRevision = (what: string, revision: number, least: number): void => {
  if (!Number.isSafeInteger(revision) || revision < least) {
    throw new RangeError(`${what} is ${revision}, not a whole number from ${least}`);
  }
};

/** Rejects what no stream has: a `RangeError`. */
export const checkFrom = (from: number): void => {
  checkRevision('from', from, 0);
};

const jsonOf = (value: unknown, what: string): string => {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new RangeError(`${what} is not JSON`);
  return text;
};

const rowOf = ({ id, type, version, data, meta }: NewEvent): Row => {
  checkName('event id', id);
  checkName('event type', type);
  checkRevision('event version', version, 1);
  return { id, type, version, data: jsonOf(data, `data of event ${id}`), meta: jsonOf(meta, `meta of event ${id}`) };
};

/** Room that a row takes, near enough to what any store sends or writes for it. */
const bytesOf = (row: Row): number =>
  Buffer.byteLength(row.data) + Buffer.byteLength(row.meta) + row.id.length + row.type.length;

/** Checks an append as far as that is possible without looking at the log; throws a `RangeError`. */
export const accept = (stream: string, expected: number, events: readonly NewEvent[]): Accepted => {
  checkName('stream', stream);
  checkRevision('expected revision', expected, NO_STREAM);
  if (events.length === 0) throw new RangeError('events: an append holds at least one');
  if (events.length > EVENTS_PER_APPEND_MAX) {
    throw new RangeError(`events: ${events.length} in one append, at most ${EVENTS_PER_APPEND_MAX}`);
  }
  const rows = events.map(rowOf);
  if (new Set(rows.map((row) => row.id)).size < rows.length) throw new RangeError('events: an id is repeated');
  const bytes = rows.reduce((sum, row) => sum + bytesOf(row), 0);
  if (bytes > APPEND_BYTES_MAX)
    throw new RangeError(`events: ${bytes} bytes in one append, at most ${APPEND_BYTES_MAX}`);
  return { stream, expected, rows };
};

/**
 * The first answer to an append that already stands in the log, `undefined` when it can be written now; throws
 * {@link RevisionConflict} otherwise. The ids are compared with the stored ones, so this holds across restarts.
 */
export const repeated = (standing: Standing, { stream, expected, rows }: Accepted): Appended | undefined => {
  const head = standing.headOf(stream);
  if (head === expected) return undefined;
  const revision = expected + rows.length;
  const last = standing.at(stream, revision);
  const stands = rows.every((row, index) => standing.at(stream, expected + 1 + index)?.id === row.id);
  if (last === undefined || !stands) throw new RevisionConflict(stream, expected, head);
  return { revision, position: BigInt(last.position) };
};

/** The event as readers see it: a fresh value, so that nobody can change the log through it. */
export const recordedOf = (row: StoredRow): Recorded => ({
  id: row.id,
  type: row.type,
  version: row.version,
  stream: row.stream,
  revision: row.revision,
  position: BigInt(row.position),
  data: JSON.parse(row.data) as unknown,
  meta: JSON.parse(row.meta) as Recorded['meta'],
});
