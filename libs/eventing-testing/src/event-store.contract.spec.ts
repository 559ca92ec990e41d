import { esdbDoubleHarness, esdbServerHarness } from './esdb-harness.js';
import { describeEventStoreContract } from './event-store.contract.js';
import { memoryHarness, sqliteHarness } from './store-harnesses.js';

describeEventStoreContract('the memory store', () => memoryHarness());
describeEventStoreContract('the SQLite store', () => sqliteHarness());
describeEventStoreContract('the EventStoreDB store on the double', esdbDoubleHarness);

const server = process.env['EVENTSTORE_TEST_URL'];
if (server)
  describeEventStoreContract('the EventStoreDB store on a real server', () => esdbServerHarness(server));
