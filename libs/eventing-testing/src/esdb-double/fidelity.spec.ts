import { EsdbDouble } from './esdb-double.js';
import { describeFidelity } from './fidelity/describe-fidelity.js';

describeFidelity('the double', () => EsdbDouble.open());

const connectionString = process.env['EVENTSTORE_TEST_URL'];
if (connectionString) {
  describeFidelity('the real server', async () => ({ connectionString, close: async () => undefined }));
}
