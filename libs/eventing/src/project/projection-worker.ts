import { parentPort, workerData } from 'node:worker_threads';
import { systemScheduler, systemStopwatch } from '../ops/scheduler.js';
import { ProjectionRunner } from './projection-runner.js';
import type {
  FromProjector,
  ProjectorInput,
  ProjectorModule,
  ToProjector,
} from './projection-worker-protocol.js';
import { ViewsDatabase } from './views-database.js';

/** The projector's thread: see `worker-engine.ts`, which starts it. */
const { moduleUrl, viewsFile, settings } = workerData as ProjectorInput;
const module = (await import(moduleUrl)) as ProjectorModule;
const source = await module.openProjectionSource(settings);
const views = new ViewsDatabase(viewsFile);
const runner = new ProjectionRunner(
  views,
  source,
  {
    committed: () => post({ kind: 'committed' }),
    failed: (error) =>
      post({
        kind: 'failed',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  },
  systemScheduler,
  systemStopwatch,
);

parentPort?.on('message', (message: ToProjector) => (message === 'wake' ? wake() : void stop()));
runner.start();
post({ kind: 'ready' });

function wake(): void {
  runner.wake();
  post({ kind: 'awake' });
}

async function stop(): Promise<void> {
  await runner.stop();
  views.close();
  await source.close();
  parentPort?.close();
}

function post(message: FromProjector): void {
  parentPort?.postMessage(message);
}
