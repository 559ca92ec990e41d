import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export type RowOutcome =
  { readonly outcome: 'accepted' } | { readonly outcome: 'skipped' | 'refused'; readonly reason: string };

/** Counts every row once, and writes one JSON line per row when a file is named. */
export class ImportReport {
  readonly counts = { accepted: 0, skipped: 0, refused: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly file: WriteStream | null;

  constructor(file: string | null) {
    this.file = file === null ? null : createWriteStream(file);
  }

  add(rows: readonly number[], result: RowOutcome): void {
    this.counts[result.outcome] += rows.length;
    if (result.outcome !== 'accepted') {
      const reason = `${result.outcome}: ${result.reason}`;
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + rows.length);
    }
    for (const row of rows) this.file?.write(`${JSON.stringify({ row, ...result })}\n`);
  }

  get rows(): number {
    return this.counts.accepted + this.counts.skipped + this.counts.refused;
  }

  /** The reasons with their row counts, the most frequent first, numbers in them made alike. */
  topReasons(limit = 12): readonly (readonly [string, number])[] {
    const alike = new Map<string, number>();
    for (const [reason, count] of this.reasons) {
      const key = reason.replace(/-?\d+(\.\d+)?/g, 'N');
      alike.set(key, (alike.get(key) ?? 0) + count);
    }
    return [...alike].sort(([, a], [, b]) => b - a).slice(0, limit);
  }

  async close(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await finished(this.file);
  }
}
