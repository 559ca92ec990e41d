import type { Database as Connection } from 'better-sqlite3';
import type { Projection } from './projection.js';
import { type TableNames, tableNames, type BuildId } from './view-build.js';
import { type ViewDifference, digestTable, openSnapshot, sameDigest } from './view-comparison.js';

/** Where one build of a view can be read. */
export interface ReadableBuild {
  readonly connection: Connection;
  readonly table: TableNames;
}

/** Compares two builds of a view table by table; answers the tables that differ. */
export async function compareBuilds(
  projection: Projection,
  live: ReadableBuild,
  rebuilt: ReadableBuild,
): Promise<ViewDifference[]> {
  const differences: ViewDifference[] = [];
  for (const table of projection.tables) {
    const found = {
      view: projection.name,
      table,
      live: await digestTable(live.connection, live.table(table)),
      rebuilt: await digestTable(rebuilt.connection, rebuilt.table(table)),
    };
    if (!sameDigest(found.live, found.rebuilt)) differences.push(found);
  }
  return differences;
}

/** The same for two builds in one file, as the file is at the moment of the call. */
export async function compareInFile(
  file: string,
  projection: Projection,
  live: BuildId,
  rebuilt: BuildId,
): Promise<ViewDifference[]> {
  const connection = openSnapshot(file);
  try {
    return await compareBuilds(
      projection,
      { connection, table: tableNames(live) },
      { connection, table: tableNames(rebuilt) },
    );
  } finally {
    connection.close();
  }
}
