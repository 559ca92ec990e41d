import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommandRegistry,
  DeciderRunner,
  EventCodec,
  type EventStore,
  inlineEngine,
  Lease,
  LogCheckpointStore,
  ProcessRuntime,
  ProjectionHost,
  SqliteCheckpointStore,
  SqliteSnapshotStore,
  systemScheduler,
  systemStopwatch,
  tryAcquireRole,
  WorkerEngine,
} from '#eventing';
import type { Clock } from '#kernel';
import type { ServiceTime } from '#sandbox';
import { eventRegistry, processes, projections } from './contexts.js';
import { derivedDir, type LogPlace, openLog } from './event-log.js';
import { openOutside, type Outside, type OutsideSettings } from './outside.js';
import { CHANCE, openTime, type TimeOptions } from './open-time.js';
import { isReady } from './readiness.js';

export interface RuntimeOptions extends LogPlace, TimeOptions {
  /** Whether views are filled, and an embedded log is written, in threads of their own. Without: for tests and tools. */
  readonly threads: boolean;
  /** How buyers are written to and paid back. Default: mails into a folder, refunds by hand. */
  readonly outside?: OutsideSettings;
  /** Whether this process may do the background work, when no other one does. Default true. */
  readonly worker?: boolean;
}

/** The parts that make the service run, put together for one data directory. */
export interface Runtime {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly time: ServiceTime;
  readonly runner: DeciderRunner;
  readonly views: ProjectionHost;
  readonly registry: CommandRegistry;
  readonly processes: ProcessRuntime;
  readonly outside: Outside;
  /** Whether the log answers and the views keep up with it. */
  isReady(): Promise<boolean>;
  /** To be called when every context has registered its commands. */
  start(): Promise<void>;
  /** Finishes what is under way, then closes all files. */
  stop(): Promise<void>;
}

/** Creates the data directory when it is missing. Throws `SettingsProblem` where the log has the other kind of clock. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const home = derivedDir(options);
  mkdirSync(home, { recursive: true });
  const store = await openLog(options, { commits: options.threads ? 'thread' : 'inline' });
  const codec = new EventCodec(eventRegistry);
  const time = await openTime(store, codec, options);
  const { clock } = time;
  const snapshots = new SqliteSnapshotStore(join(home, 'snapshots.db'));
  const { checkpoints, acquireRole, lingerMs } = workerParts({ ...options, clock }, store);
  const scheduler = systemScheduler;
  const runner = new DeciderRunner({ store, codec, clock, scheduler, snapshots, ...CHANCE });
  const views = openViews(options, { store, codec });
  const registry = new CommandRegistry();
  const runtime = new ProcessRuntime({
    store,
    decoder: codec,
    clock,
    views,
    registry,
    definitions: processes,
    scheduler,
    checkpoints,
    acquireRole,
    lingerMs,
  });
  const start = async () => {
    await views.start();
    await runtime.start();
    time.follow(() => runtime.clockMoved());
  };
  const stop = async () => {
    await time.stop();
    await runtime.drain();
    await runner.idle();
    await views.stop();
    await checkpoints.close();
    await snapshots.close();
    await store.close();
  };
  return {
    store,
    codec,
    clock,
    time,
    runner,
    views,
    registry,
    processes: runtime,
    outside: openOutside(options.outside ?? {}, options.dataDir),
    isReady: () => isReady(store, views),
    start,
    stop,
  };
}

/** On one machine files say who works and how far; processes that share only the log find both in it. */
function workerParts({ dataDir, eventStoreUrl, clock, worker = true }: RuntimeOptions, store: EventStore) {
  const stopwatch = systemStopwatch;
  const lease = new Lease({ store, role: 'worker', clock, scheduler: systemScheduler, stopwatch });
  const acquire =
    eventStoreUrl === undefined ? () => tryAcquireRole(dataDir, 'worker') : () => lease.tryAcquire();
  return {
    checkpoints:
      eventStoreUrl === undefined
        ? new SqliteCheckpointStore(join(dataDir, 'consumers.db'))
        : new LogCheckpointStore(store, clock, stopwatch),
    acquireRole: worker ? acquire : () => null,
    // Whoever took an order has its lines sourced at once: a worker elsewhere that does the same is only in the way.
    lingerMs: eventStoreUrl === undefined ? undefined : 200,
  };
}

interface ViewsParts {
  readonly store: EventStore;
  readonly codec: EventCodec;
}

function openViews(
  { dataDir, eventStoreUrl, threads }: RuntimeOptions,
  { store, codec }: ViewsParts,
): ProjectionHost {
  const home = derivedDir({ dataDir, eventStoreUrl });
  const viewsFile = join(home, 'views.db');
  const source = { feed: store.feed, decoder: codec, projections };
  const settings: LogPlace = { dataDir, eventStoreUrl };
  const moduleUrl = new URL('./projector.js', import.meta.url).href;
  return new ProjectionHost({
    viewsFile,
    projections,
    feed: store.feed,
    scheduler: systemScheduler,
    engine: threads
      ? new WorkerEngine({ moduleUrl, viewsFile, settings }, systemScheduler)
      : inlineEngine(viewsFile, source, systemScheduler, systemStopwatch),
    acquireRole: () => tryAcquireRole(home, 'projector'),
  });
}
