import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommandRegistry,
  DeciderRunner,
  EventCodec,
  type EventStore,
  inlineEngine,
  openSqliteStore,
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
import { eventRegistry, processes, projections } from './contexts.js';
import type { ProjectorSettings } from './projector.js';

export interface RuntimeOptions {
  /** Holds the log (`events.db`) and everything derived from it. Created when missing. */
  readonly dataDir: string;
  readonly clock: Clock;
  /** A thread of its own uses the second core; in line is for tests and tools. */
  readonly projector: 'thread' | 'inline';
}

/** The parts that make the service run, put together for one data directory. */
export interface Runtime {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly runner: DeciderRunner;
  readonly views: ProjectionHost;
  readonly registry: CommandRegistry;
  readonly processes: ProcessRuntime;
  /** To be called when every context has registered its commands. */
  start(): Promise<void>;
  /** Finishes what is under way, then closes all files. */
  stop(): Promise<void>;
}

export function openRuntime({ dataDir, clock, projector }: RuntimeOptions): Runtime {
  mkdirSync(dataDir, { recursive: true });
  const file = (name: string) => join(dataDir, name);
  const store = openSqliteStore({ file: file('events.db') });
  const codec = new EventCodec(eventRegistry);
  const snapshots = new SqliteSnapshotStore(file('snapshots.db'));
  const checkpoints = new SqliteCheckpointStore(file('consumers.db'));
  const scheduler = systemScheduler;
  const runner = new DeciderRunner({ store, codec, clock, scheduler, snapshots, random: Math.random });
  const views = openViews(dataDir, { store, codec, projector });
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
    acquireRole: () => tryAcquireRole(dataDir, 'worker'),
  });
  const start = async () => {
    await views.start();
    await runtime.start();
  };
  const stop = async () => {
    await runtime.drain();
    await runner.idle();
    await views.stop();
    await checkpoints.close();
    await snapshots.close();
    await store.close();
  };
  return { store, codec, clock, runner, views, registry, processes: runtime, start, stop };
}

interface ViewsParts extends Pick<RuntimeOptions, 'projector'> {
  readonly store: EventStore;
  readonly codec: EventCodec;
}

function openViews(dataDir: string, { store, codec, projector }: ViewsParts): ProjectionHost {
  const viewsFile = join(dataDir, 'views.db');
  const source = { feed: store.feed, decoder: codec, projections };
  const settings: ProjectorSettings = { eventsFile: join(dataDir, 'events.db') };
  const moduleUrl = new URL('./projector.js', import.meta.url).href;
  return new ProjectionHost({
    viewsFile,
    projections,
    feed: store.feed,
    scheduler: systemScheduler,
    engine:
      projector === 'inline'
        ? inlineEngine(viewsFile, source, systemScheduler, systemStopwatch)
        : new WorkerEngine({ moduleUrl, viewsFile, settings }, systemScheduler),
    acquireRole: () => tryAcquireRole(dataDir, 'projector'),
  });
}
