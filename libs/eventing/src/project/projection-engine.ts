import type { Scheduler, Stopwatch } from '../ops/scheduler.js';
import { type ProjectionListener, ProjectionRunner, type ProjectionSource } from './projection-runner.js';
import { ViewsDatabase } from './views-database.js';

/** Where the projection runner runs. */
export interface ProjectionEngine {
  /** Resolves when the tables of all views exist. */
  start(listener: ProjectionListener): Promise<void>;
  wake(): void;
  /** Resolves when nothing is written any more. */
  stop(): Promise<void>;
}

/** Runs in this thread: for tests, tools and small logs. */
export function inlineEngine(
  viewsFile: string,
  source: ProjectionSource,
  scheduler: Scheduler,
  stopwatch: Stopwatch,
): ProjectionEngine {
  let views: ViewsDatabase | null = null;
  let runner: ProjectionRunner | null = null;
  return {
    async start(listener) {
      views = new ViewsDatabase(viewsFile);
      runner = new ProjectionRunner(views, source, listener, scheduler, stopwatch);
      runner.start();
    },
    wake: () => runner?.wake(),
    async stop() {
      await runner?.stop();
      views?.close();
    },
  };
}
