export { commitCounter, type Commits } from './commit-counter.js';
export { memoryEventStore } from './memory-event-store.js';
export { memoryReadStore } from './memory-read-store.js';
export { mongodbReadStore } from './mongodb/read-store.js';
export { CHAIN_START, type Chained, type LogChain, logChain } from './sqlite-chain.js';
export { StoreLocked } from './sqlite-database.js';
export { sqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';
export { sqliteReadStore, type SqliteReadStoreOptions } from './sqlite-read-store.js';
