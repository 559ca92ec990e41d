import type { Position } from '../model/event.js';
import { type Build, leftovers } from './build-plan.js';
import type { Projection } from './projection.js';
import { compareInFile } from './rebuild-check.js';
import { buildKey } from './view-build.js';
import type { ViewDifference } from './view-comparison.js';
import type { ViewsDatabase } from './views-database.js';

type Comparison = 'running' | { readonly differences: readonly ViewDifference[] };

/**
 * Puts a rebuilt view in the place of the active one: catch up, compare where the version is the same, flip one row.
 * Queries that began with the old tables finish with them; they are dropped when the projector is idle.
 */
export class BlueGreen {
  private readonly comparisons = new Map<string, Comparison>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly views: ViewsDatabase,
    private readonly projections: readonly Projection[],
    private readonly compared: () => void,
  ) {}

  /** Flips the builds beside that stand at `head` and are compared. Answers whether any was flipped. */
  flip(builds: readonly Build[], head: Position): boolean {
    const ready = builds.filter((build) => !build.live && !build.paused && build.position === head);
    const flipped = ready.map((build) => this.tryFlip(build, builds));
    return flipped.includes(true);
  }

  dropLeftovers(builds: readonly Build[]): void {
    for (const id of leftovers(this.views, this.projections, builds)) this.views.drop(id);
  }

  async settled(): Promise<void> {
    await Promise.all(this.running);
  }

  private tryFlip(build: Build, builds: readonly Build[]): boolean {
    const key = buildKey(build.id);
    const live = builds.find((other) => other.live && other.id.name === build.id.name);
    const comparable = live !== undefined && !live.paused && live.position === build.position;
    const comparison = comparable ? this.comparisons.get(key) : { differences: [] };
    if (comparison === undefined && live) this.compare(key, live, build);
    if (comparison === undefined || comparison === 'running') return false;
    this.views.transaction(() => this.views.activate(build.id, comparison.differences));
    this.comparisons.delete(key);
    return true;
  }

  /** Both stand at the same position now, and the snapshot is taken before this call returns. */
  private compare(key: string, live: Build, build: Build): void {
    this.comparisons.set(key, 'running');
    const work = compareInFile(this.views.file, build.projection, live.id, build.id)
      .then((differences) => void this.comparisons.set(key, { differences }))
      .catch(() => void this.comparisons.delete(key))
      .finally(() => {
        this.running.delete(work);
        this.compared();
      });
    this.running.add(work);
  }
}
