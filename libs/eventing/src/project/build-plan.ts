import type { Position } from '../model/event.js';
import type { Projection, ProjectionHandlers } from './projection.js';
import { type BuildId, buildKey, sameBuild, tableNames } from './view-build.js';
import type { BuildRow, ViewsDatabase } from './views-database.js';

/** A build that is being fed. */
export interface Build {
  readonly id: BuildId;
  readonly projection: Projection;
  readonly handlers: ProjectionHandlers;
  /** Whether queries read it; else it is catching up beside the active one. */
  readonly live: boolean;
  position: Position;
  paused: boolean;
}

/**
 * Reads from `views.db` which builds to feed, creating those that are missing: of every view the active build when it
 * has the code's version, and one build beside it when it has not, or when a rebuild was asked for.
 */
export function planBuilds(views: ViewsDatabase, projections: readonly Projection[]): Build[] {
  return views.transaction(() => {
    const active = new Map(views.active().map((id) => [id.name, id]));
    return projections.flatMap((projection) => {
      const rows = views.builds().filter((row) => row.name === projection.name);
      const live = active.get(projection.name) ?? firstBuild(views, projection, rows);
      const beside = buildBeside(views, projection, live, rows);
      return [live, beside]
        .filter((id) => id !== null && id.version === projection.version)
        .filter((id) => id !== null)
        .map((id) => openBuild(views, projection, id, sameBuild(id, live)));
    });
  });
}

/** Asks for the view to be built anew beside the active build. Safe from any process: the projector finds the row. */
export function requestRebuild(views: ViewsDatabase, projection: Projection): BuildId {
  return views.transaction(() => {
    const rows = views.builds().filter((row) => row.name === projection.name);
    const active = views.active().find((id) => id.name === projection.name);
    const underWay = active ? candidateBeside(projection, active, rows) : null;
    return underWay ?? create(views, projection, rows);
  });
}

/** Builds that are neither active nor being fed: what a flip or a change of version left behind. */
export function leftovers(
  views: ViewsDatabase,
  projections: readonly Projection[],
  fed: readonly Build[],
): BuildId[] {
  const active = new Set(views.active().map(buildKey));
  const used = new Set(fed.map((build) => buildKey(build.id)));
  const known = new Set(projections.map((projection) => projection.name));
  return views
    .builds()
    .filter((row) => known.has(row.name) && !active.has(buildKey(row)) && !used.has(buildKey(row)));
}

function firstBuild(views: ViewsDatabase, projection: Projection, rows: readonly BuildRow[]): BuildId {
  const id = create(views, projection, rows);
  views.activate(id, []);
  return id;
}

function buildBeside(
  views: ViewsDatabase,
  projection: Projection,
  live: BuildId,
  rows: readonly BuildRow[],
): BuildId | null {
  const candidate = candidateBeside(projection, live, rows);
  return candidate ?? (live.version === projection.version ? null : create(views, projection, rows));
}

function candidateBeside(projection: Projection, live: BuildId, rows: readonly BuildRow[]): BuildId | null {
  const candidate = newest(rows.filter((row) => row.version === projection.version));
  if (!candidate) return null;
  return candidate.version !== live.version || candidate.generation > live.generation ? candidate : null;
}

function create(views: ViewsDatabase, projection: Projection, rows: readonly BuildRow[]): BuildId {
  const last = newest(rows.filter((row) => row.version === projection.version));
  const id = {
    name: projection.name,
    version: projection.version,
    generation: last ? last.generation + 1 : 0,
  };
  views.addBuild(id, projection.tables);
  return id;
}

function newest(rows: readonly BuildRow[]): BuildRow | undefined {
  return rows.toSorted((a, b) => b.generation - a.generation)[0];
}

function openBuild(views: ViewsDatabase, projection: Projection, id: BuildId, live: boolean): Build {
  const table = tableNames(id);
  views.connection.exec(projection.schema(table));
  const row = views.builds().find((candidate) => sameBuild(candidate, id));
  return {
    id,
    projection,
    live,
    handlers: projection.handlers(views.connection, table),
    position: row?.position ?? 0n,
    paused: row?.paused ?? false,
  };
}
