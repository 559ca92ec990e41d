import { stat } from 'node:fs/promises';
import type { ImportItem, ImportMapping, MappedRow } from './import-mapping.js';
import type { ImportReport, RowOutcome } from './import-report.js';
import { readRows, type SourceOptions } from './row-source.js';
import { problemsOf } from './validate-item.js';

/** Where the work goes: the running application, or nowhere for a dry run. */
export interface ImportTarget {
  execute(item: ImportItem): Promise<RowOutcome>;
}

export const dryRunTarget: ImportTarget = {
  execute: () => Promise.resolve({ outcome: 'accepted' }),
};

export interface ImportJob {
  readonly file: string;
  readonly mapping: ImportMapping;
  readonly location: string;
  readonly encoding: SourceOptions['encoding'];
  readonly target: ImportTarget;
  readonly report: ImportReport;
  /** Items under way at once. One: strictly in file order. */
  readonly concurrency: number;
  readonly onProgress?: (bytes: number, totalBytes: number, rows: number) => void;
}

/**
 * Streams a file into the target. Safe to stop and to run again: every item carries a key made of its contents'
 * identity, so what is there already is reported as skipped.
 */
export async function runImport(job: ImportJob): Promise<void> {
  const totalBytes = (await stat(job.file)).size;
  const underWay = new Set<Promise<void>>();
  const onBytes = (bytes: number) => job.onProgress?.(bytes, totalBytes, job.report.rows);
  const rows = readRows(job.file, { encoding: job.encoding, onBytes });
  for await (const mapped of job.mapping.map(rows, job)) {
    const work = settle(job, mapped).finally(() => underWay.delete(work));
    underWay.add(work);
    if (underWay.size >= job.concurrency) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  job.onProgress?.(totalBytes, totalBytes, job.report.rows);
}

async function settle({ target, report }: ImportJob, mapped: MappedRow): Promise<void> {
  if (mapped.kind !== 'verdict') {
    const problems = problemsOf(mapped);
    const outcome: RowOutcome =
      problems === null ? await target.execute(mapped) : { outcome: 'refused', reason: problems };
    return report.add(mapped.rows, outcome);
  }
  const { verdict } = mapped;
  const outcome: RowOutcome =
    'skipped' in verdict
      ? { outcome: 'skipped', reason: verdict.skipped }
      : { outcome: 'refused', reason: verdict.refused };
  report.add([mapped.row], outcome);
}
