import { execFileSync } from 'node:child_process';
import { EsdbDouble } from '../../libs/eventing-testing/src/esdb-double/index.js';

/** An EventStoreDB that can be killed and started again. */
export interface StoreUnderTest {
  readonly url: string;
  /** Whether others take over from the node that is killed, so that a command may also be held until then. */
  readonly cluster: boolean;
  kill(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * The double; or, where `EVENTSTORE_TEST_URL` is set, that server (it must be empty), killed and started by the commands
 * of `EVENTSTORE_TEST_KILL` and `EVENTSTORE_TEST_START`.
 */
export async function openStoreUnderTest(): Promise<StoreUnderTest> {
  const { EVENTSTORE_TEST_URL, EVENTSTORE_TEST_KILL, EVENTSTORE_TEST_START } = process.env;
  if (EVENTSTORE_TEST_URL) {
    return {
      url: EVENTSTORE_TEST_URL,
      cluster: EVENTSTORE_TEST_URL.includes(',') || EVENTSTORE_TEST_URL.includes('+discover'),
      kill: async () => run(EVENTSTORE_TEST_KILL),
      start: async () => run(EVENTSTORE_TEST_START),
      dispose: async () => undefined,
    };
  }
  const double = await EsdbDouble.open();
  return {
    url: double.connectionString,
    cluster: false,
    kill: () => double.stop(),
    start: () => double.start(),
    dispose: () => double.close(),
  };
}

function run(command: string | undefined): void {
  if (!command) throw new Error('EVENTSTORE_TEST_KILL and EVENTSTORE_TEST_START must say how');
  execFileSync('sh', ['-c', command], { stdio: 'ignore' });
}
