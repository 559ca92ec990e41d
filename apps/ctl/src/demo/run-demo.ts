import { createApi } from '../../../api/src/create-api.js';
import { openRuntime, type Runtime } from '#composition';
import { KeyService, type Role } from '#access';
import { SandboxClock } from '#kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandBus } from '@nestjs/cqrs';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../with-application.js';
import { playDelay } from './delay-demo.js';
import { DemoStory } from './demo-story.js';
import { printGuide, printSummary } from './demo-summary.js';
import { playQueue } from './queue-demo.js';

export interface DemoOptions {
  readonly data: string;
  readonly port: number;
  readonly exit: boolean;
}

const START = '1996-07-01T08:00:00.000Z';
const MARKER = 'events.db';

/** Plays the story on an empty log, tells what the read models say of it, and goes on serving. */
export async function runDemo({ data, port, exit }: DemoOptions): Promise<void> {
  startOver(data);
  const clock = new SandboxClock(START);
  const runtime = await openRuntime({
    dataDir: data,
    clock,
    sandbox: true,
    outside: reachedAt(port),
    threads: true,
  });
  const app = await serve(runtime, port);
  const keys = await createKeys(runtime);
  const began = performance.now();
  const story = new DemoStory(runtime, clock, app.get(CommandBus));
  await story.play();
  const seconds = (performance.now() - began) / 1000;
  const url = await app.getUrl();
  const worth = await printSummary(url, keys.admin, story.told, seconds);
  await playQueue({ url, key: keys.operations }, worth.sku);
  await playDelay({ url, key: keys.admin, dataDir: data });
  printGuide(url, keys, worth);
  if (exit) return app.close();
  print('The API is running. Stop it with Ctrl-C; the next demo starts over.');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
}

/** Only ever empties a folder that holds a log of ours. */
function startOver(data: string): void {
  if (existsSync(join(data, MARKER))) rmSync(data, { recursive: true });
}

/** The links in the mails lead to this demo; of a free port nobody knows yet. */
function reachedAt(port: number) {
  return port > 0 ? { PUBLIC_URL: `http://127.0.0.1:${port}` } : {};
}

async function serve(runtime: Runtime, port: number): Promise<NestFastifyApplication> {
  const app = await createApi(runtime, {
    port,
    host: '127.0.0.1',
    dataDir: '',
    production: false,
    authentication: true,
    playground: true,
    threads: true,
    eventStoreUrl: undefined,
    worker: true,
    sandbox: true,
    live: { connections: 1000, connectionsPerKey: 1000 },
  });
  await app.listen(port, '127.0.0.1');
  return app;
}

async function createKeys(runtime: Runtime): Promise<Readonly<Record<Role, string>>> {
  const service = new KeyService(runtime.runner, 'system:demo');
  const make = async (role: Role) =>
    (await service.create({ tenant: 'main', name: `demo ${role}`, role, expiresAt: null })).key;
  return {
    integrator: await make('integrator'),
    operations: await make('operations'),
    compliance: await make('compliance'),
    admin: await make('admin'),
    service: await make('service'),
  };
}
