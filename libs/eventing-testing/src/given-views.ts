import {
  inlineEngine,
  type Projection,
  ProjectionHost,
  systemScheduler,
  systemStopwatch,
  type ViewsReader,
} from '#eventing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GivenEvent, GivenLog, plainDecoder } from './given-log.js';

/** Views of a log that the test writes by hand, for the specs of their queries. To be stopped when done. */
export class GivenViews {
  readonly log = new GivenLog();
  private readonly directory = mkdtempSync(join(tmpdir(), 'views-'));
  private readonly host: ProjectionHost;

  constructor(projections: readonly Projection[]) {
    const viewsFile = join(this.directory, 'views.db');
    const source = { feed: this.log, decoder: plainDecoder, projections };
    const engine = inlineEngine(viewsFile, source, systemScheduler, systemStopwatch);
    this.host = new ProjectionHost({ viewsFile, ...source, engine, scheduler: systemScheduler });
  }

  async start(): Promise<ViewsReader> {
    await this.host.start();
    return this.host.reader;
  }

  /** Resolves when the events are in the views. Rejects when a view cannot take one of them. */
  async happened(...events: readonly GivenEvent[]): Promise<void> {
    await this.host.waitFor(this.log.add(...events), 5000);
  }

  async stop(): Promise<void> {
    await this.host.stop();
    rmSync(this.directory, { recursive: true });
  }
}
