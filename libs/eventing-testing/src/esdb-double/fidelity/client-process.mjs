/**
 * Runs one of the client's calls that may end the process, so that it ends only this one. Arguments: connection string,
 * name of the case. Answers with one line of JSON.
 */
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';

const [connectionString, name] = process.argv.slice(2);
const data = { undefined: undefined, bigint: { n: 1n } };

const unhandled = [];
process.on('unhandledRejection', ({ name, message }) => unhandled.push(`${name}: ${message}`));

const client = EventStoreDBClient.connectionString(connectionString);
const stream = `fidelity-${randomUUID()}`;
const append = (value) => client.appendToStream(stream, jsonEvent({ type: 'Happened', data: value }));

let settled = false;
const settle = () => {
  settled = true;
};
append(data[name]).then(settle, settle);
// A call that goes well shows that the other one had its time.
await append({ n: 1 });
await append({ n: 2 });
process.stdout.write(`${JSON.stringify({ settled, unhandled })}\n`);
process.exit();
