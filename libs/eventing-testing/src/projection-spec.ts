import { type Projection, inlineEngine, ProjectionHost, systemScheduler, systemStopwatch } from '#eventing';
import { expect } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GivenEvent, GivenLog, plainDecoder } from './given-log.js';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Named = (table: (base: string) => string) => string;

interface Read {
  readonly wanted: unknown;
  readonly dump: unknown;
}

/**
 * Given events, a projection holds these rows. Always also checked: the same rows from a second fresh database, from
 * pages of one event, and after a rebuild beside the live tables.
 */
export function projectionSpec(projection: Projection) {
  return {
    given: (events: readonly GivenEvent[]) => ({
      /** `query` is a table's base name (rows by its first column), or SQL made from table names. */
      async thenRows(query: string | Named, rows: Rows): Promise<void> {
        const sql: Named =
          typeof query === 'string' ? (table) => `SELECT * FROM ${table(query)} ORDER BY 1` : query;
        const first = await project(projection, new GivenLog(events), sql);
        expect(first.wanted).toEqual(rows);
        expect((await project(projection, new GivenLog(events), sql)).dump).toEqual(first.dump);
        expect((await project(projection, inPagesOfOne(events), sql)).dump).toEqual(first.dump);
      },
    }),
  };
}

function inPagesOfOne(events: readonly GivenEvent[]): GivenLog {
  const log = new GivenLog(events);
  const page = log.page.bind(log);
  log.page = (after) => page(after, 1);
  return log;
}

async function project(projection: Projection, log: GivenLog, sql: Named): Promise<Read> {
  const directory = mkdtempSync(join(tmpdir(), 'projection-'));
  const viewsFile = join(directory, 'views.db');
  const source = { feed: log, decoder: plainDecoder, projections: [projection] };
  const engine = inlineEngine(viewsFile, source, systemScheduler, systemStopwatch);
  const host = new ProjectionHost({ viewsFile, ...source, engine, scheduler: systemScheduler });
  try {
    await host.start();
    await arrive(host, await log.head());
    expect(await host.rebuildView(projection.name)).toEqual([]);
    return { wanted: read(host, sql), dump: projection.tables.map((table) => dump(host, table)) };
  } finally {
    await host.stop();
    rmSync(directory, { recursive: true });
  }
}

/** A poison event shows as its own error, not as a wait in vain. */
async function arrive(host: ProjectionHost, head: bigint): Promise<void> {
  await host.waitFor(head, 200).catch(() => undefined);
  const [status] = (await host.status()).views;
  expect(status).toMatchObject({ position: head, state: 'running', lastError: null });
}

function read(host: ProjectionHost, sql: Named): unknown[] {
  return host.reader.statement(sql((base) => host.reader.table(base))).all();
}

function dump(host: ProjectionHost, table: string): string[] {
  const rows = read(host, (name) => `SELECT * FROM ${name(table)}`);
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
