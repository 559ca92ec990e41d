import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';

/** One row of the file: its text fields by column, or why it could not be read. `line` counts from 1, header included. */
export type SourceRow =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };

export interface SourceOptions {
  /** Of a CSV file; NDJSON is always UTF-8. */
  readonly encoding: 'utf8' | 'latin1';
  /** Called with the number of bytes read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Streams the rows of a `.csv`, `.ndjson` or `.jsonl` file; never holds more than a few rows in memory. */
export function readRows(file: string, options: SourceOptions): AsyncIterable<SourceRow> {
  const extension = extname(file).toLowerCase();
  if (extension === '.csv') return readCsv(file, options);
  if (extension === '.ndjson' || extension === '.jsonl') return readNdjson(file, options);
  throw new Error(`${file}: the file name must end in .csv, .ndjson or .jsonl`);
}

async function* readCsv(file: string, options: SourceOptions): AsyncGenerator<SourceRow> {
  const parser = bytesOf(file, options).pipe(
    parse({ columns: true, bom: true, encoding: options.encoding, info: true, relax_column_count: true }),
  );
  let columns: number | undefined;
  for await (const item of parser as AsyncIterable<CsvItem>) {
    const { record, info } = item;
    columns ??= info.columns.length;
    const found = Object.keys(record).length;
    if (info.error || found !== columns) {
      yield { line: info.lines, problem: `the row has ${found} fields where the header has ${columns}` };
    } else if (options.encoding === 'utf8' && Object.values(record).some(isBroken)) {
      yield { line: info.lines, problem: 'the row is not valid UTF-8; try --encoding latin1' };
    } else {
      yield { line: info.lines, fields: record };
    }
  }
}

interface CsvItem {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number; readonly columns: readonly unknown[]; readonly error?: unknown };
}

async function* readNdjson(file: string, options: SourceOptions): AsyncGenerator<SourceRow> {
  let line = 0;
  for await (const text of createInterface({ input: bytesOf(file, options), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() !== '') yield parseLine(line, text);
  }
}

function parseLine(line: number, text: string): SourceRow {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return { line, fields: value };
    return { line, problem: 'the line is not a JSON object' };
  } catch {
    return { line, problem: 'the line is not valid JSON' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bytesOf(file: string, { onBytes }: SourceOptions) {
  let bytes = 0;
  return createReadStream(file).on('data', (chunk) => onBytes?.((bytes += chunk.length)));
}

function isBroken(value: string): boolean {
  return value.includes('\ufffd');
}
