import { Doorbell } from '../ops/doorbell.js';
import { type Scheduler, type Stopwatch, backOff } from '../ops/scheduler.js';
import type { Feed } from '../port/event-store.js';
import { BlueGreen } from './blue-green.js';
import { type Build, planBuilds } from './build-plan.js';
import type { EventDecoder } from './event-decoder.js';
import { PageApplier } from './page-applier.js';
import { PageFeeder, byPosition } from './page-feeder.js';
import type { Projection } from './projection.js';
import type { ViewsDatabase } from './views-database.js';

/** Everything a projector needs to fill views from a log. */
export interface ProjectionSource {
  readonly feed: Feed;
  readonly decoder: EventDecoder;
  readonly projections: readonly Projection[];
}

export interface ProjectionListener {
  /** `views.db` moved on: read it for how far. */
  committed(): void;
  /** A round failed for a reason outside the events; it is tried again. */
  failed(error: unknown): void;
}

const IDLE_MILLISECONDS = 1000;
/** A page with one event costs as much as one with ten. */
const LINGER_MILLISECONDS = 4;

/** The one writer of `views.db`: pulls pages and commits them with their checkpoints, view by view if one fails. */
export class ProjectionRunner {
  private builds: Build[] = [];
  private readonly feeder: PageFeeder;
  private readonly blueGreen: BlueGreen;
  private readonly bell: Doorbell;
  private stopping = false;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly views: ViewsDatabase,
    private readonly source: ProjectionSource,
    private readonly listener: ProjectionListener,
    scheduler: Scheduler,
    stopwatch: Stopwatch,
  ) {
    const applier = new PageApplier(views, source.decoder, stopwatch);
    this.feeder = new PageFeeder(source.feed, applier, () => listener.committed());
    this.blueGreen = new BlueGreen(views, source.projections, () => this.wake());
    this.bell = new Doorbell(scheduler, LINGER_MILLISECONDS);
  }

  /** Creates missing tables, so that queries find them, then runs until `stop`. */
  start(): void {
    this.replan();
    this.loop = this.run();
  }

  wake(): void {
    this.bell.ring();
  }

  /** Resolves when the page in hand is committed. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.loop;
    await this.blueGreen.settled();
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        const atHead = await this.round();
        failures = 0;
        if (atHead) await this.bell.wait(IDLE_MILLISECONDS);
      } catch (error) {
        this.listener.failed(error);
        await this.bell.wait(backOff(failures++, 100, 10_000));
      }
    }
  }

  /**
   * One page for the builds that are farthest ahead, and one for each group that is behind them. Answers whether there is
   * nothing more to do: where something was done the next round waits a little all the same, since it costs as much for
   * one event as for ten.
   */
  private async round(): Promise<boolean> {
    if (this.views.changedElsewhere()) this.replan();
    const running = this.builds.filter((build) => !build.paused);
    const [leaders = [], ...followers] = byPosition(running);
    const before = running.map((build) => build.position);
    if (leaders.length === 0) return true;
    const page = await this.feeder.feedOnce(leaders, null);
    for (const group of followers) await this.feeder.feedOnce(group, page.last);
    const moved = running.some((build, index) => build.position !== before[index]);
    if (page.atHead && this.blueGreen.flip(this.builds, page.last)) this.replan();
    else if (!moved) this.blueGreen.dropLeftovers(this.builds);
    return page.atHead && followers.length === 0;
  }

  private replan(): void {
    this.builds = planBuilds(this.views, this.source.projections);
    this.feeder.forget();
    this.listener.committed();
  }
}
