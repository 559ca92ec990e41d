import { openRuntime, readOutside } from '#composition';
import { SettingsProblem, SystemClock } from '#kernel';
import { createApi } from './create-api.js';
import { logLine } from './log.js';
import { readSettings } from './settings.js';

const HELP = `Backorder Ledger: the API, on the embedded store or on EventStoreDB.

Settings by environment:
  PORT        4000        0 takes a free one
  HOST        127.0.0.1   another address needs API keys
  DATA_DIR    data        holds the event log and all that is derived from it
  NODE_ENV    development production turns introspection and the playground off
  AUTH        keys        off: everybody is an administrator, on 127.0.0.1 only
  PLAYGROUND  on          off: no page at /
  THREADS     on          off: fill the views and write the embedded log in the main thread
  EVENTSTORE_URL          esdb://… or esdb+discover://…: the log is there, DATA_DIR holds only what is derived from it
  WORKER      on          off: leave process managers and timers to apps/worker
  LIVE_CONNECTIONS 10000  for subscriptions, at once; LIVE_CONNECTIONS_PER_KEY 1000 of one key
  CLOCK       system      sandbox: time can be moved, on a log of its own; not in production

  SMTP_URL, PUBLIC_URL, NOTICES_DIR and others: how buyers are written to, docs/guides/operations.md

Make yourself a key first: npm run ctl -- keys create --role admin --name me
`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const settings = readSettings(process.env);
  const runtime = await openRuntime({
    ...settings,
    clock: new SystemClock(),
    outside: readOutside(process.env),
  });
  const app = await createApi(runtime, settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
  await app.listen(settings.port, settings.host);
  if (!settings.authentication) logLine('warn', 'AUTH=off: everybody on this machine is an administrator');
  logLine('info', 'listening', { url: await app.getUrl(), dataDir: settings.dataDir });
}

main().catch((error: unknown) => {
  if (error instanceof SettingsProblem) process.stderr.write(`wrong settings:\n${error.message}\n`);
  else logLine('error', 'cannot start', { error });
  process.exit(1);
});
