import { EsdbDouble } from '../../libs/eventing-testing/src/esdb-double/esdb-double.js';

/** The double in a process of its own, until that is ended; says where it is. */
const double = await EsdbDouble.open();
process.stdout.write(`${double.connectionString}\n`);
