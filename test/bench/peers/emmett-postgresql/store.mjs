import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';

/** Events that are written at once where it is not the writing that is measured. */
const AT_ONCE = 100;

const sent = ({ type, data, meta }) => ({ type, data, metadata: meta });

/** Emmett on PostgreSQL, with what it sets by itself. */
export const open = async (address) => {
  const store = getPostgreSQLEventStore(address);
  const write = (stream, expected, events) =>
    store.appendToStream(stream, events.map(sent), { expectedStreamVersion: BigInt(expected + 1) });
  return {
    append: (stream, expected, event) => write(stream, expected, [event]),
    fill: async (stream, events) => {
      for (let at = 0; at < events.length; at += AT_ONCE) await write(stream, at - 1, events.slice(at, at + AT_ONCE));
    },
    /** Its consumer as it comes, with one view that counts and keeps nothing but its place. */
    follow: async (count) => {
      const consumer = store.consumer();
      const seen = new Map();
      let taken = 0;
      consumer.reactor({
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
      await consumer.close();
    },
    close: () => store.close(),
  };
};
