import type { AnyView, EventStore, NewEvent } from '#kernel';
import { NO_STREAM } from '#kernel';

/** Writers at once: as many committees as enter marks on one day. */
export const WRITERS = 64;

let made = 0;

/** A typical event: about 300 bytes of data and 350 of meta, as JSON. */
const sample = (): NewEvent => {
  made += 1;
  const id = `${made.toString(16).padStart(8, '0')}-5b1d-4c6e-9a57-3f0e8b2c7d41`;
  return {
    id,
    type: 'ScoreEntered',
    version: 1,
    data: {
      paperId: `b9a1c7de-${String(made % 1000).padStart(4, '0')}-4a6b-8f1d-90e2c3d4a5b6`,
      councilId: 'c3d2e1f0-7a6b-4c5d-8e9f-0a1b2c3d4e5f',
      marker: 1,
      scores: { knowledge: '27.50', analysis: '31.25', writing: '18.75' },
      opinion: { ref: 'text/1f7c0a6e', commitment: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    },
    meta: {
      actor: 'person-0d9c8b7a-6f5e-4d3c-2b1a-09f8e7d6c5b4',
      authority: 'council:marker',
      at: '2026-11-21T08:00:00.000Z',
      correlationId: id,
      causationId: id,
      commandType: 'EnterScore',
      commandId: 'f1e2d3c4-b5a6-4978-8a9b-acbdcedfe0f1',
      commandDigest: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    },
  };
};

/** So many typical events, each with an id of its own in this process. */
export const sampleEvents = (count: number): readonly NewEvent[] => Array.from({ length: count }, sample);

let runs = 0;

/** A stream for each writer; every call names others, so that a server which keeps them can be measured again. */
export const sampleStreams = (): ((writer: number) => string) => {
  runs += 1;
  const run = `${process.pid.toString(16).padStart(8, '0')}-${(Date.now() % 65_536).toString(16).padStart(4, '0')}-4e8d-9f2a`;
  const number = runs.toString(16).padStart(6, '0');
  return (writer) => `round-${run}-${number}${String(writer).padStart(6, '0')}`;
};

/** Appends one event behind the revision `expected` of a stream; resolves once it is on disk. */
export type Append = (stream: string, expected: number, event: NewEvent) => Promise<unknown>;

/** Appends on a store of ours. */
export const appending =
  (store: Pick<EventStore, 'append'>): Append =>
  (stream, expected, event) =>
    store.append(stream, expected, [event]);

/** One writer: each event waits for the one before it. */
export const alone = async (append: Append, events: readonly NewEvent[]): Promise<void> => {
  const stream = sampleStreams()(0);
  for (const [index, event] of events.entries()) await append(stream, NO_STREAM + index, event);
};

/** {@link WRITERS} writers, each on a stream of its own. */
export const together = async (append: Append, events: readonly NewEvent[]): Promise<void> => {
  const streamOf = sampleStreams();
  const each = events.length / WRITERS;
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; n < each; n += 1) await append(streamOf(writer), NO_STREAM + n, events[writer * each + n]!);
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
};

/** The view of {@link sampleEvents}: how many events each stream has, and which was the last. */
export const seen: AnyView = {
  name: 'seen',
  version: 1,
  indexes: [],
  keyOf: ({ stream }) => stream,
  on: {
    ScoreEntered: (known: { readonly count: number } | undefined, _: never, { id }) => ({
      count: (known?.count ?? 0) + 1,
      last: id,
    }),
  },
};
