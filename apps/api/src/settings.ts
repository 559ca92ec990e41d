import { SettingsProblem } from '#kernel';
import { isSandbox } from '#sandbox';
import { z } from 'zod';

/** Settings by environment, read once. What each means is in `docs/guides/operations.md`. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  AUTH: z.enum(['keys', 'off']).default('keys'),
  PLAYGROUND: z.enum(['on', 'off']).optional(),
  THREADS: z.enum(['on', 'off']).default('on'),
  EVENTSTORE_URL: z.string().min(1).optional(),
  WORKER: z.enum(['on', 'off']).default('on'),
  LIVE_CONNECTIONS: z.coerce.number().int().min(0).max(100_000).default(10_000),
  LIVE_CONNECTIONS_PER_KEY: z.coerce.number().int().min(0).max(100_000).default(1000),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly production: boolean;
  /** False: everybody is an administrator. Only ever on the loopback address. */
  readonly authentication: boolean;
  readonly playground: boolean;
  /** Whether views are filled, and an embedded log is written, in threads of their own. */
  readonly threads: boolean;
  /** Where the log is, if not in the data directory. */
  readonly eventStoreUrl: string | undefined;
  /** Whether this process may do the background work, too. */
  readonly worker: boolean;
  /** Whether time can be moved. Never in production. */
  readonly sandbox: boolean;
  /** The most WebSocket connections at once. */
  readonly live: { readonly connections: number; readonly connectionsPerKey: number };
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Throws `SettingsProblem`. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const result = environment.safeParse(env);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new SettingsProblem(problems.join('\n'));
  }
  const { PORT, HOST, DATA_DIR, NODE_ENV, AUTH, PLAYGROUND, THREADS, EVENTSTORE_URL, WORKER } = result.data;
  if (AUTH === 'off' && !LOOPBACK.has(HOST)) {
    throw new SettingsProblem(
      `AUTH: "off" is for the loopback address only, and HOST is ${HOST}. Make keys with "ctl keys create".`,
    );
  }
  const production = NODE_ENV === 'production';
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    production,
    authentication: AUTH === 'keys',
    playground: PLAYGROUND === undefined ? !production : PLAYGROUND === 'on',
    threads: THREADS === 'on',
    eventStoreUrl: EVENTSTORE_URL,
    worker: WORKER === 'on',
    sandbox: isSandbox(env),
    live: {
      connections: result.data.LIVE_CONNECTIONS,
      connectionsPerKey: result.data.LIVE_CONNECTIONS_PER_KEY,
    },
  };
}
