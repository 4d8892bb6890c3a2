import { memoryEventStore, memoryReadStore } from '#stores';
import { eventStoreContract } from './event-store.contract.js';
import { readStoreContract } from './read-store.contract.js';

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
