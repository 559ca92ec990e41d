/**
 * Two clients in one process. Arguments: connection strings of a double that is slow to answer appends and of one that
 * fails them. Reads a line when the first append is under way, and one when it was answered. Answers with JSON lines.
 */
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { once } from 'node:events';

const [slow, failing] = process.argv.slice(2).map((text) => EventStoreDBClient.connectionString(text));
const event = () => jsonEvent({ type: 'Happened', data: {} });
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const escaped = [];
process.on('uncaughtException', ({ name }) => escaped.push(name));

const pending = slow.appendToStream('slow', event()).catch(({ type }) => type);
await slow
  .readAll({ maxCount: 1 })
  .once('end', () => undefined)
  .toArray();
await failing.appendToStream('failing', event()).catch(() => undefined);
tell({ pending: await pending });

await once(process.stdin, 'data');
const stored = async () =>
  (
    await slow
      .readStream('slow')
      .toArray()
      .catch(() => [])
  ).length;
while ((await stored()) === 0);
let settled = false;
const settle = () => {
  settled = true;
};
slow.appendToStream('slow', event()).then(settle, settle);
while ((await stored()) < 2);
await stored();
tell({ stored: await stored(), settled, escaped });
process.exit();
