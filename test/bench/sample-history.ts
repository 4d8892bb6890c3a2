import { type EventStore, executor, type NewEvent, NO_STREAM } from '#kernel';
import { memoryEventStore } from '#stores';
import { eventId } from '../torture/stores.js';
import { handOver, openRound } from './sample-rounds.js';

const APPLICATIONS = 60;
const HANDOVERS = 440;

/** Events of one round, as real commands have recorded them. */
const oneRound = async (): Promise<readonly NewEvent[]> => {
  const store = memoryEventStore();
  const run = executor(store, { eventId });
  await openRound(run, 'sample', APPLICATIONS);
  for (let n = 0; n < HANDOVERS; n += 1) await handOver(run, 'sample', n);
  const events = await Array.fromAsync(store.readAll());
  return events.map(({ id, type, version, data, meta }) => ({ id, type, version, data, meta }));
};

/** Appends rounds like a real one, the last of them as far as it goes, until there are `count` events. */
export const writeHistory = async (store: Pick<EventStore, 'append'>, count: number): Promise<void> => {
  const round = await oneRound();
  let written = 0;
  for (let number = 0; written < count; number += 1) {
    const first = number.toString(16).padStart(8, '0');
    const events = round.slice(0, count - written).map((event, index) => ({
      ...event,
      id: `${first}-${index.toString(16).padStart(4, '0')}-4c6e-9a57-3f0e8b2c7d41`,
    }));
    await store.append(`round-sample-${String(number)}`, NO_STREAM, events);
    written += events.length;
  }
};
