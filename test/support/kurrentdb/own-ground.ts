import { randomUUID } from 'node:crypto';
import { type EventStore, isRecorded, type Recorded, RevisionConflict, START } from '#kernel';

/**
 * A piece of a log that others have written to, for one test: it begins where the log ends now, and its streams have names of
 * their own. So a suite that begins with an empty log runs on a server that keeps what earlier tests left.
 */
export const ownGround = async (open: () => Promise<EventStore>): Promise<() => Promise<EventStore>> => {
  const first = await open();
  const start = await first.head();
  await first.close();
  const prefix = `${randomUUID()}-`;
  const inside = (event: Recorded): Recorded => ({ ...event, stream: event.stream.slice(prefix.length) });
  const outer = (position: bigint): bigint => (position === START ? start : position);
  const inner = (position: bigint): bigint => (position === start ? START : position);
  const named = (error: unknown): unknown =>
    error instanceof RevisionConflict
      ? new RevisionConflict(error.stream.slice(prefix.length), error.expected, error.actual)
      : error;
  return async () => {
    const store = await open();
    return {
      append: (stream, expected, events) =>
        store.append(stream === '' ? '' : `${prefix}${stream}`, expected, events).catch((error: unknown) => {
          throw named(error);
        }),
      read: async function* (stream, from) {
        for await (const event of store.read(`${prefix}${stream}`, from)) yield inside(event);
      },
      readAll: async function* (from = START) {
        for await (const event of store.readAll(outer(from))) yield inside(event);
      },
      follow: async function* (from, types, signal) {
        for await (const followed of store.follow(outer(from), types, signal)) {
          yield isRecorded(followed) ? inside(followed) : { ...followed, position: inner(followed.position) };
        }
      },
      head: async () => inner(await store.head()),
      close: () => store.close(),
    };
  };
};
