import {
  appendToStream,
  createEventStoreSchema,
  getSQLiteEventStore,
  sqliteConnection,
} from '@event-driven-io/emmett-sqlite';

/** Events that are written at once where it is not the writing that is measured. */
const AT_ONCE = 500;

const sent = ({ type, data, meta }) => ({ type, data, metadata: meta });

/**
 * Emmett on one connection: with its default, one for each append, it is several times slower alone, and fails from two
 * writers on. Writers at once share whatever transaction is open, and are answered before it is committed.
 */
export const open = async (fileName) => {
  const connection = sqliteConnection({ fileName });
  await connection.command('PRAGMA synchronous = FULL');
  await createEventStoreSchema(connection);
  const write = async (stream, expected, events) => {
    const { success } = await appendToStream(connection, stream, 'round', events.map(sent), {
      expectedStreamVersion: BigInt(expected + 1),
    });
    if (!success) throw new Error('an append was refused');
  };
  return {
    append: (stream, expected, event) => write(stream, expected, [event]),
    fill: async (stream, events) => {
      for (let at = 0; at < events.length; at += AT_ONCE) await write(stream, at - 1, events.slice(at, at + AT_ONCE));
    },
    /** Its consumer as it comes, with one view that counts and keeps nothing but its place. */
    follow: async (count) => {
      const store = getSQLiteEventStore({ fileName });
      const consumer = store.consumer();
      const seen = new Map();
      let taken = 0;
      consumer.processor({
        processorId: 'seen',
        startFrom: 'BEGINNING',
        stopAfter: () => taken === count,
        eachMessage: ({ metadata: { streamName } }) => {
          taken += 1;
          seen.set(streamName, (seen.get(streamName) ?? 0) + 1);
        },
      });
      await consumer.start();
      if (taken !== count) throw new Error(`${taken} of ${count} events were followed`);
    },
    close: () => connection.close(),
  };
};
