import { type NewEvent, NO_STREAM, START } from '#kernel';
import { sqliteEventStore } from '#stores';
import { sampleEvent } from './ground.js';

/** What a process of its own does with a log; each line it prints is one fact for the spec that started it. */
const [, , role = '', file = '', count = '0'] = process.argv;

const sample = (n: number): readonly [NewEvent] => [{ ...sampleEvent({ n }, 'SampleRecorded'), id: `another-${n}` }];

const roles: Readonly<Record<string, () => Promise<void>>> = {
  /** Tries to become the writer and says what it is told. */
  open: async () => {
    try {
      await sqliteEventStore({ file }).close();
      console.log('opened');
    } catch (error) {
      console.log(String(error));
    }
  },
  /** Appends until it is killed, and prints each revision once it has been acknowledged. */
  write: async () => {
    const store = sqliteEventStore({ file });
    for (let revision = NO_STREAM; ;) {
      ({ revision } = await store.append('round-killed', revision, sample(revision + 1)));
      console.log(revision);
    }
  },
  /** Follows the log of another writer until it has seen `count` events, and prints their ids. */
  follow: async () => {
    const store = sqliteEventStore({ file, readOnly: true });
    const stop = new AbortController();
    console.log('following');
    const ids: string[] = [];
    for await (const followed of store.follow(START, undefined, stop.signal)) {
      if ('id' in followed) ids.push(followed.id);
      if (ids.length === Number(count)) stop.abort();
    }
    console.log(ids.join(' '));
    await store.close();
  },
};

await roles[role]?.();
