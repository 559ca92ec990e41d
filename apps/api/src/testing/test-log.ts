import { execFileSync } from 'node:child_process';
import { EsdbDouble } from '../../../../libs/eventing-testing/src/esdb-double/index.js';

/** The log under an API that is tested. */
export interface TestLog {
  /** None: the embedded one. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

/**
 * By `E2E_STORE`: the embedded log (default), `double` for a double of EventStoreDB of its own, or the address of a
 * server, which the command of `E2E_STORE_EMPTY` puts an empty one in the place of: each story begins with nothing.
 */
export async function openTestLog(store = process.env['E2E_STORE']): Promise<TestLog> {
  if (store === undefined || store === '') return { url: undefined, close: async () => undefined };
  if (store !== 'double') {
    emptyServer(process.env['E2E_STORE_EMPTY']);
    return { url: store, close: async () => undefined };
  }
  const double = await EsdbDouble.open();
  return { url: double.connectionString, close: () => double.close() };
}

function emptyServer(command: string | undefined): void {
  if (!command) throw new Error('E2E_STORE_EMPTY must say how the server of E2E_STORE is emptied');
  execFileSync('sh', ['-c', command], { stdio: 'ignore' });
}
