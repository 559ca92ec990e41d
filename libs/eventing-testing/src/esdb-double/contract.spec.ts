import { describeEventStoreContract } from '../event-store.contract.js';
import { esdbDoubleHarness, esdbServerHarness } from './esdb-harness.js';

describeEventStoreContract('the EventStoreDB adapter on the double', esdbDoubleHarness);

const connectionString = process.env['EVENTSTORE_TEST_URL'];
if (connectionString) {
  describeEventStoreContract('the EventStoreDB adapter on a real server', () =>
    esdbServerHarness(connectionString),
  );
}
