import { Doorbell } from '../ops/doorbell.js';
import type { RoleLock } from '../ops/role-lock.js';
import { type Scheduler, sleep } from '../ops/scheduler.js';
import type { Position } from '../model/event.js';
import type { Feed } from '../port/event-store.js';
import { requestRebuild } from './build-plan.js';
import type { ProjectionEngine } from './projection-engine.js';
import type { Projection } from './projection.js';
import { RebuildStopped, readRebuild } from './rebuild-view.js';
import type { ViewDifference } from './view-comparison.js';
import { ViewsDatabase } from './views-database.js';
import { ViewsProgress } from './views-progress.js';
import { ViewsReader } from './views-reader.js';
import { type ViewStatus, readViewStatus } from './views-status.js';

export interface ProjectionHostOptions {
  readonly viewsFile: string;
  readonly projections: readonly Projection[];
  readonly feed: Feed;
  readonly engine: ProjectionEngine;
  readonly scheduler: Scheduler;
  /** Tries to become the projector; left out where there is only one process. */
  readonly acquireRole?: () => RoleLock | null;
}

export interface ProjectionHostStatus {
  /** Whether this process fills the views, or follows another one that does. */
  readonly projecting: boolean;
  readonly position: Position;
  readonly views: readonly ViewStatus[];
  /** The projector's last failure outside of events, such as a full disk or a crash of its thread. */
  readonly lastFailure: string | null;
}

const FOLLOW_MILLISECONDS = 25;
const REBUILD_POLL_MILLISECONDS = 10;
const RETRY_ROLE_MILLISECONDS = 1000;
const NOBODY: RoleLock = { lost: false, release: () => undefined };

/** The views of this process: queries read `reader`, commands' positions are waited for, and one process fills them. */
export class ProjectionHost {
  readonly reader: ViewsReader;
  private readonly control: ViewsDatabase;
  private readonly progress: ViewsProgress;
  private readonly bell: Doorbell;
  private role: RoleLock | null = null;
  private lastFailure: string | null = null;
  private following: Promise<void> = Promise.resolve();
  private stopping = false;
  private silence: () => void = () => undefined;

  constructor(private readonly options: ProjectionHostOptions) {
    const { viewsFile, projections, scheduler } = options;
    this.control = new ViewsDatabase(viewsFile);
    this.reader = new ViewsReader(viewsFile, projections);
    const names = projections.map((projection) => projection.name);
    this.progress = new ViewsProgress(() => this.reader.standings(), names, scheduler);
    this.bell = new Doorbell(scheduler);
  }

  /** Resolves when the views can be queried, or at once in a process that follows. */
  async start(): Promise<void> {
    this.progress.refresh();
    if (!(await this.tryProject())) this.following = this.follow();
  }

  /**
   * Resolves when every active view (or every named one) has seen the log up to `position`, else rejects with
   * `ViewBehind` after `timeoutMs`, or with `ViewPaused` as soon as one of them is paused before it.
   */
  waitFor(position: Position, timeoutMs: number, views: readonly string[] | null = null): Promise<void> {
    const reached = this.progress.waitFor(position, timeoutMs, views);
    if (!this.role) this.bell.ring();
    return reached;
  }

  /** Up to where every active view has seen the log. */
  position(): Position {
    return this.progress.position();
  }

  async status(): Promise<ProjectionHostStatus> {
    const head = await this.options.feed.head();
    return {
      projecting: this.role !== null,
      position: this.position(),
      views: readViewStatus(this.reader, head),
      lastFailure: this.lastFailure,
    };
  }

  /** Calls back after the common position moved. Answers the unsubscriber. */
  onCommitted(callback: (position: Position) => void): () => void {
    return this.progress.onCommitted(callback);
  }

  /** Lets a paused view try again. */
  resumeView(name: string): void {
    this.control.resume(name);
    this.options.engine.wake();
  }

  /** Builds the view anew beside the active build and flips; answers what the former build had wrong. */
  async rebuildView(
    name: string,
    onProgress: (position: Position) => void = () => undefined,
  ): Promise<readonly ViewDifference[]> {
    const projection = this.options.projections.find((candidate) => candidate.name === name);
    if (!projection) throw new RebuildStopped(`there is no view ${name}`);
    const build = requestRebuild(this.control, projection);
    this.options.engine.wake();
    for (;;) {
      const rebuild = readRebuild(this.reader, build);
      if (rebuild.state === 'active') return rebuild.differences;
      if (rebuild.state === 'stopped') throw new RebuildStopped(`${name}: ${rebuild.error}`);
      onProgress(rebuild.position);
      await sleep(this.options.scheduler, REBUILD_POLL_MILLISECONDS);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.silence();
    this.bell.ring();
    await this.following;
    if (this.role) await this.options.engine.stop();
    await this.role?.release();
    this.reader.close();
    this.control.close();
  }

  private async tryProject(): Promise<boolean> {
    const { acquireRole = () => NOBODY, engine, feed } = this.options;
    this.role = acquireRole();
    if (!this.role) return false;
    this.silence = feed.onWake(() => engine.wake());
    await engine.start({
      committed: () => this.progress.refresh(),
      failed: (error) => (this.lastFailure = error instanceof Error ? error.message : String(error)),
    });
    this.progress.refresh();
    return true;
  }

  /** Reads how far the projector of another process is, and takes its place when it is gone. */
  private async follow(): Promise<void> {
    let sinceTry = 0;
    while (!this.stopping) {
      const pause = this.progress.awaited ? FOLLOW_MILLISECONDS : RETRY_ROLE_MILLISECONDS;
      await this.bell.wait(pause);
      this.progress.refresh();
      sinceTry += pause;
      if (sinceTry < RETRY_ROLE_MILLISECONDS || this.stopping) continue;
      sinceTry = 0;
      if (await this.tryProject()) return;
    }
  }
}
