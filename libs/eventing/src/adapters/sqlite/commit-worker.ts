import { parentPort, workerData } from 'node:worker_threads';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import type { FromCommitThread, ToCommitThread } from './commit-thread.js';
import { GroupCommit } from './group-commit.js';
import { openConnection } from './sqlite-connection.js';
import { SqliteCommitter } from './sqlite-committer.js';

/** The thread that commits: see `commit-thread.ts`, which starts it. */
const db = openConnection(String(workerData), false);
const group = new GroupCommit(new SqliteCommitter(db));
let answered: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: ToCommitThread) => (message ? take(message) : void stop()));

function take(appends: readonly SerialisedAppend[]): void {
  const outcomes = Promise.all(appends.map((append) => group.add(append)));
  answered = answered.then(async () => post(await outcomes));
}

async function stop(): Promise<void> {
  await answered;
  db.close();
  parentPort?.close();
}

function post(outcomes: FromCommitThread): void {
  parentPort?.postMessage(outcomes);
}
