import type { AllStreamResolvedEvent, JSONEventData, ResolvedEvent } from '@kurrent/kurrentdb-client';
import { type Meta, type NewEvent, type Recorded, StoreUnavailable } from '#kernel';
import { accept, type Accepted } from '../accepted.js';
import { positionOf } from './places.js';

/** What the server takes in one append: data, metadata, and every letter of a type twice. */
const APPEND_BYTES = 1_048_576;
/** Ids go over the line as UUIDs, and come back in this form. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Types of events that are ours: the server's own begin with `$`. */
export const OURS = '^[^$]';

const escaped = (type: string): string => type.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Types that are asked for, and no others: as a pattern that the server reads alike. */
export const exactly = (types: readonly string[]): string => `^(?:${types.map(escaped).join('|')})$`;

/** An append that the server will take, as it is sent. */
export interface Sendable extends Accepted {
  readonly sent: JSONEventData[];
}

/** The version of the shape stands first in the metadata, then what is recorded beside the event. */
const metadataOf = (version: number, meta: string): string =>
  meta === '{}' ? `{"version":${version}}` : `{"version":${version},${meta.slice(1)}`;

const refuseUnless = (holds: boolean, sentence: string): void => {
  if (!holds) throw new RangeError(sentence);
};

/** Checks an append before any of it is sent; throws a `RangeError`. What is sent is a copy: nobody changes it meanwhile. */
export const sendable = (stream: string, expected: number, events: readonly NewEvent[]): Sendable => {
  const accepted = accept(stream, expected, events);
  refuseUnless(!stream.startsWith('$'), 'stream begins with $, as only those of the server do');
  let bytes = 0;
  const sent = accepted.rows.map(({ id, type, version, data, meta }): JSONEventData => {
    refuseUnless(UUID.test(id), 'event id is not a UUID in small letters');
    refuseUnless(!type.startsWith('$'), 'event type begins with $, as only those of the server do');
    const metadata = metadataOf(version, meta);
    bytes += Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length;
    const read = { data: JSON.parse(data) as never, metadata: JSON.parse(metadata) as never };
    return { id, type, contentType: 'application/json', ...read };
  });
  refuseUnless(bytes <= APPEND_BYTES, `events: ${bytes} bytes in one append, KurrentDB takes ${APPEND_BYTES}`);
  return { ...accepted, sent };
};

/** Something lies in the log that we did not put there; the database is not ours alone. */
const foreign = (stream: string): StoreUnavailable =>
  new StoreUnavailable(
    `The KurrentDB holds an event in ${stream} that is not of this product: it needs a database of its own.`,
  );

/** An event of ours as it was recorded; `undefined` for one of the server's own. */
export const recordedFrom = (resolved: ResolvedEvent | AllStreamResolvedEvent): Recorded | undefined => {
  const { event } = resolved;
  if (event === undefined || event.type.startsWith('$') || event.streamId.startsWith('$')) return undefined;
  const { id, type, streamId: stream, revision, data, metadata, isJson, position } = event;
  const { version, ...meta } = (metadata ?? {}) as { readonly version?: unknown };
  if (!isJson || position === undefined || typeof version !== 'number') throw foreign(stream);
  return {
    id,
    type,
    version,
    stream,
    revision: Number(revision),
    position: positionOf(position),
    data,
    meta: meta as unknown as Meta,
  };
};
