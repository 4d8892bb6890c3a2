import type { Recorded } from './envelope.js';
import { type EventStore, isRecorded, START } from './event-store.js';
import { foldDocument, foldsType, keysOf } from './folding.js';
import type { Document } from './read-store.js';
import type { AnyView } from './view.js';

/** A place in the recorded time of a log: what had been recorded by then. Without either, all that there is. */
export interface Cut {
  /** The last position that counts. */
  readonly position?: bigint;
  /** RFC 3339 in UTC with milliseconds: what was recorded then counts too. */
  readonly instant?: string;
}

const isBeyond = ({ position, instant }: Cut, { position: at, meta }: Recorded): boolean =>
  (position !== undefined && at > position) || (instant !== undefined && meta.at > instant);

/**
 * The events up to a cut. Nothing is read behind the first that lies beyond it: a log is a line, and whatever follows in
 * a stream was decided on what stood before.
 */
export async function* upTo(events: AsyncIterable<Recorded>, cut: Cut): AsyncGenerator<Recorded> {
  for await (const recorded of events) {
    if (isBeyond(cut, recorded)) return;
    yield recorded;
  }
}

/** Those of the events of a stream, in order, that lie within a cut. */
export const untilCut = (history: readonly Recorded[], cut: Cut): readonly Recorded[] => {
  const beyond = history.findIndex((recorded) => isBeyond(cut, recorded));
  return beyond < 0 ? history : history.slice(0, beyond);
};

/**
 * The events of these types in all streams, up to a cut. Clocks of several processes need not agree: of each stream nothing
 * is taken behind its first event that was recorded later than the instant.
 */
export async function* allUpTo(
  store: Pick<EventStore, 'follow'>,
  types: readonly string[],
  cut: Cut,
): AsyncGenerator<Recorded> {
  const ended = new Set<string>();
  for await (const followed of store.follow(START, types, new AbortController().signal)) {
    if (isRecorded(followed)) {
      if (isBeyond(cut, followed)) ended.add(followed.stream);
      if (!ended.has(followed.stream)) yield followed;
    }
    const isPast = cut.position !== undefined && followed.position >= cut.position;
    if (isPast || (!isRecorded(followed) && followed.caughtUp)) return;
  }
}

/** The documents of a view, by key, and what makes them of events, one after the other. */
export interface Folding {
  readonly documents: ReadonlyMap<string, Document>;
  readonly take: (recorded: Recorded) => void;
}

/** Begins with no document. */
export const folding = (view: AnyView): Folding => {
  const documents = new Map<string, Document>();
  const take = (recorded: Recorded): void => {
    if (!foldsType(view, recorded.type)) return;
    for (const key of keysOf(view, recorded)) {
      const next = foldDocument(view, documents.get(key), recorded, key);
      if (next === undefined) documents.delete(key);
      else documents.set(key, next);
    }
  };
  return { documents, take };
};

/** The documents that these events make of a view, by key. */
export const documentsFrom = (view: AnyView, history: readonly Recorded[]): ReadonlyMap<string, Document> => {
  const { documents, take } = folding(view);
  for (const recorded of history) take(recorded);
  return documents;
};
