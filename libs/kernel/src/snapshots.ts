import type { AnyDecider } from './decider.js';
import type { Recorded } from './envelope.js';
import { first } from './first.js';
import type { Generation, ReadStore } from './read-store.js';

/** Events between two snapshots of a stream: to fold so many takes a few milliseconds. */
export const SNAPSHOT_EVERY = 1_000;

/** The state of a stream as of an event of it. */
export interface Snapshot {
  readonly state: unknown;
  readonly revision: number;
  readonly position: bigint;
  /** Recorded time of that event. */
  readonly at: string;
}

const KEY = 'state';

const generationOf = (version: number, stream: string): Generation => ({
  name: `snapshot-${stream}`,
  version,
  indexes: [],
});

/** True if the stream still holds the event of the snapshot: the log may have been put back from an older copy. */
const stands = async (read: (from: number) => AsyncIterable<Recorded>, { revision, position }: Snapshot) =>
  (await first(read(revision)))?.position === position;

type Kept = Pick<AnyDecider, 'snapshot'>;
type Read = (from: number) => AsyncIterable<Recorded>;

const found = async (store: ReadStore, generation: Generation): Promise<Snapshot | undefined> => {
  await store.prepare(generation);
  const document = (await store.getManyFrom(generation, [KEY])).get(KEY);
  if (document === undefined) return undefined;
  const kept = document as unknown as Omit<Snapshot, 'position'>;
  return { ...kept, position: await store.position(generation) };
};

/** It only saves time: where it cannot be read, the stream is read from its start. */
const load = async (store: ReadStore, generation: Generation, read: Read): Promise<Snapshot | undefined> => {
  const snapshot = await found(store, generation).catch(() => undefined);
  return snapshot !== undefined && (await stands(read, snapshot)) ? snapshot : undefined;
};

const save = async (store: ReadStore, generation: Generation, snapshot: Snapshot): Promise<void> => {
  const { state, revision, position, at } = snapshot;
  try {
    const from = await store.position(generation);
    await store.apply(generation, [{ key: KEY, document: { state, revision, at } }], from, position);
    await store.activate(generation);
  } catch {
    // It only saves time: another process may have saved its own, and what is not saved now is saved later.
  }
};

/** Snapshots of streams in `store`, beside the views: lost, they are made again from the log. Without a store there are none. */
export const snapshotsIn = (store: ReadStore | undefined) => ({
  /** The last one; none if the stream, read from a revision on by `read`, does not bear it out. */
  load: (decider: Kept, stream: string, read: Read): Promise<Snapshot | undefined> =>
    store === undefined || decider.snapshot === undefined
      ? Promise.resolve(undefined)
      : load(store, generationOf(decider.snapshot, stream), read),
  /** Puts `now` in the place of the one of revision `kept`, if it is time; answers it with the revision of the newest. */
  keep: async <Now extends Snapshot & { readonly kept: number }>(
    decider: Kept,
    stream: string,
    now: Now,
  ): Promise<Now> => {
    const { revision, kept } = now;
    if (store === undefined || decider.snapshot === undefined || revision - kept < SNAPSHOT_EVERY) return now;
    await save(store, generationOf(decider.snapshot, stream), now);
    return { ...now, kept: revision };
  },
});
