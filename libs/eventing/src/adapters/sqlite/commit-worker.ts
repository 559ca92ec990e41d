import { parentPort, workerData } from 'node:worker_threads';
import { StoreUnavailable } from '../../model/errors.js';
import type { SerialisedAppend } from '../../port/serialise-append.js';
import type { FromCommitThread, ToCommitThread } from './commit-thread.js';
import { openConnection } from './sqlite-connection.js';
import { SqliteCommitter } from './sqlite-committer.js';

/** The thread that commits: see `commit-thread.ts`, which starts it and sends one group after the other. */
const db = openConnection(String(workerData), false);
const committer = new SqliteCommitter(db);

parentPort?.on('message', (message: ToCommitThread) => (message ? void answer(message) : stop()));

async function answer(appends: readonly SerialisedAppend[]): Promise<void> {
  parentPort?.postMessage(await commit(appends));
}

/** What is no failure of the store ends the thread: nobody knows then what became of the group. */
async function commit(appends: readonly SerialisedAppend[]): Promise<FromCommitThread> {
  try {
    return { outcomes: await committer.commit(appends) };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { unavailable: error.message };
    throw error;
  }
}

function stop(): void {
  db.close();
  parentPort?.close();
}
