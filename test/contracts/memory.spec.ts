import { StoreUnavailable } from '#kernel';
import { memoryEventStore, memoryLeases, memoryReadStore, memoryTally } from '#stores';
import { eventStoreContract } from './event-store.contract.js';
import { readStoreContract } from './read-store.contract.js';
import { togetherContract } from './together.contract.js';

const nothing = (): void => undefined;

eventStoreContract('memory', () => ({ open: memoryEventStore, remove: nothing }), false);
readStoreContract(
  'memory',
  () => {
    const store = memoryReadStore();
    return { open: () => store, remove: nothing };
  },
  false,
);

const together = { leases: memoryLeases(), tally: memoryTally() };
togetherContract('memory', () => Promise.resolve(together));

describe('a store in memory', () => {
  it('says that it has been closed, and which it was', async () => {
    const [events, views] = [memoryEventStore(), memoryReadStore()];
    await Promise.all([events.close(), views.close()]);
    await expect(events.head()).rejects.toEqual(new StoreUnavailable('the event store in memory has been closed'));
    await expect(views.get('rounds', 'r1')).rejects.toEqual(
      new StoreUnavailable('the read store in memory has been closed'),
    );
  });
});
