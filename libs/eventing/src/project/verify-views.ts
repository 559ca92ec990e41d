import type { Database as Connection } from 'better-sqlite3';
import type { Position } from '../model/event.js';
import type { Stopwatch } from '../ops/scheduler.js';
import { type Build, planBuilds } from './build-plan.js';
import { PageApplier } from './page-applier.js';
import { PageFeeder, byPosition } from './page-feeder.js';
import type { ProjectionSource } from './projection-runner.js';
import { compareBuilds } from './rebuild-check.js';
import { type BuildId, tableNames } from './view-build.js';
import { type ViewDifference, openSnapshot } from './view-comparison.js';
import { ViewsDatabase } from './views-database.js';

export interface VerifyOptions {
  readonly viewsFile: string;
  /** A file that does not exist: the fresh build goes there, and the caller deletes it. */
  readonly scratchFile: string;
  readonly source: ProjectionSource;
  readonly stopwatch: Stopwatch;
  readonly onProgress?: (position: Position) => void;
}

interface LiveBuild extends BuildId {
  readonly position: Position;
}

/**
 * Builds every view anew from the log, up to where the live one stands, and compares them table by table. Only reads the
 * live file, as it is at the moment of the call, so it may run beside a working projector.
 */
export async function verifyViews(options: VerifyOptions): Promise<ViewDifference[]> {
  const live = openSnapshot(options.viewsFile);
  const scratch = new ViewsDatabase(options.scratchFile);
  try {
    const standing = liveBuilds(live);
    const builds = planBuilds(scratch, options.source.projections).filter(
      (build) => standing.get(build.id.name)?.version === build.id.version,
    );
    await catchUp(options, scratch, builds, standing);
    const differences: ViewDifference[] = [];
    for (const build of builds) {
      const liveTable = tableNames(standing.get(build.id.name) ?? build.id);
      const fresh = { connection: scratch.connection, table: tableNames(build.id) };
      differences.push(
        ...(await compareBuilds(build.projection, { connection: live, table: liveTable }, fresh)),
      );
    }
    return differences;
  } finally {
    live.close();
    scratch.close();
  }
}

function liveBuilds(live: Connection): ReadonlyMap<string, LiveBuild> {
  const rows = live
    .prepare<[], { name: string; version: bigint; generation: bigint; position: bigint }>(
      'SELECT name, version, generation, position FROM active_views JOIN checkpoints USING (name, version, generation)',
    )
    .safeIntegers()
    .all();
  return new Map(
    rows.map((row) => [
      row.name,
      { ...row, version: Number(row.version), generation: Number(row.generation) },
    ]),
  );
}

async function catchUp(
  { source, stopwatch, onProgress = () => undefined }: VerifyOptions,
  scratch: ViewsDatabase,
  builds: readonly Build[],
  standing: ReadonlyMap<string, LiveBuild>,
): Promise<void> {
  const target = (build: Build) => standing.get(build.id.name)?.position ?? 0n;
  const feeder = new PageFeeder(
    source.feed,
    new PageApplier(scratch, source.decoder, stopwatch),
    () => undefined,
  );
  for (;;) {
    const behind = byPosition(builds.filter((build) => !build.paused && build.position < target(build))).at(
      -1,
    );
    if (!behind) return;
    const limit = behind.map(target).reduce((least, position) => (position < least ? position : least));
    const page = await feeder.feedOnce(behind, limit);
    onProgress(page.last);
  }
}
