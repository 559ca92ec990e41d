import { describeEventStoreContract } from './event-store.contract.js';
import { memoryHarness, sqliteHarness } from './store-harnesses.js';

describeEventStoreContract('the memory store', () => memoryHarness());
describeEventStoreContract('the SQLite store', sqliteHarness);
