import type { Recorded } from './envelope.js';
import { type EventStore, type Followed, isRecorded } from './event-store.js';

/**
 * For each event type, the steps from version 1 to 2, 2 to 3, …: `steps[0]` takes data of version 1 and gives version 2.
 * A step is a pure function of stored data; it never looks at the shape to guess a version.
 */
export type Upcasters = Readonly<Record<string, Steps | undefined>>;

type Steps = readonly ((data: never) => unknown)[];

/**
 * The same for the events of a table: the last step gives the newest shape. An event without an entry has had one shape,
 * and the version of an event is the number of its steps plus one.
 */
export type UpcastersOf<Events extends object> = {
  readonly [E in keyof Events & string]?: readonly [...Steps, (data: never) => Events[E]];
};

/** The version under which an event of this type is recorded now. */
export const versionOf = (upcasters: Upcasters, type: string): number => (upcasters[type]?.length ?? 0) + 1;

/** The event as the newest code reads it. */
export const upcast = (upcasters: Upcasters, recorded: Recorded): Recorded => {
  const steps = upcasters[recorded.type];
  if (steps === undefined || recorded.version > steps.length) return recorded;
  const data = steps.slice(recorded.version - 1).reduce<unknown>((older, step) => step(older as never), recorded.data);
  return { ...recorded, data, version: steps.length + 1 };
};

async function* mapped<From, To>(items: AsyncIterable<From>, to: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield to(item);
}

/** The same store, with every event read in its newest version. What is stored never changes. */
export const upcasting = (store: EventStore, upcasters: Upcasters): EventStore => ({
  append: (stream, expected, events) => store.append(stream, expected, events),
  read: (stream, from) => mapped(store.read(stream, from), (recorded) => upcast(upcasters, recorded)),
  readAll: (from) => mapped(store.readAll(from), (recorded) => upcast(upcasters, recorded)),
  // A step changes the data of an event and never its type: so the types asked for are those that are stored.
  follow: (from, types, signal) =>
    mapped(store.follow(from, types, signal), (followed): Followed =>
      isRecorded(followed) ? upcast(upcasters, followed) : followed,
    ),
  head: () => store.head(),
  close: () => store.close(),
});
