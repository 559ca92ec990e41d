import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of the bench measured, in a folder of its own. */
export class BenchReport {
  private readonly root = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  private readonly rows: string[][] = [];

  /** `scale`: of the size that is promised. */
  constructor(readonly scale: number) {}

  folder(name: string): string {
    const path = join(this.root, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  row(measure: string, reached: string, target: string, met: boolean): void {
    this.rows.push([measure, reached, target, met ? 'met' : 'MISSED']);
    process.stdout.write(`${measure}: ${reached} (target ${target})${met ? '' : '  MISSED'}\n`);
  }

  /** As a table of Markdown. */
  table(): string {
    const all = [['measure', 'reached', 'target', ''], ['---', '---', '---', '---'], ...this.rows];
    return all.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

export function fixed(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export async function rounds<T>(count: number, run: (round: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < count; round += 1) results.push(await run(round));
  return results;
}
