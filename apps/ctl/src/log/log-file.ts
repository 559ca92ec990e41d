import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { JsonObject, Metadata, RecordedEvent } from '#eventing';
import { canonicalJson } from '#kernel';

/** The file of an exported log: a head line, one line per event in the order of the log, a foot line with the digest. */
export const FILE_FORMAT = 'backorder-ledger-log/1';

/** What of an event travels. Positions do not: every store has its own. */
export interface LogEntry {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: Metadata;
}

interface Foot {
  readonly events: number;
  readonly digest: string;
}

/** The file is no export, or is not whole. */
export class DamagedLogFile extends Error {
  readonly code = 'DAMAGED_LOG_FILE';
}

/** Of processes' leases and checkpoints: they say how things were on one set of machines, and stay there. */
export function travels({ stream }: { readonly stream: string }): boolean {
  return !/^(lease|checkpoint)-/.test(stream);
}

export function entryOf({ stream, revision, id, type, data, meta }: RecordedEvent): LogEntry {
  return { stream, revision: String(revision), id, type, data, meta };
}

/** SHA-256 over the canonical JSON of all entries, line by line: equal for equal logs in the same order. */
export class LogDigest {
  private readonly hash: Hash = createHash('sha256');
  events = 0;

  add(entry: LogEntry): void {
    this.hash.update(canonicalJson(entry)).update('\n');
    this.events += 1;
  }

  foot(): Foot {
    return { events: this.events, digest: this.hash.copy().digest('hex') };
  }
}

/** The entries of a file. Throws `DamagedLogFile` at the end when they are not those that were exported. */
export async function* readLogFile(file: string): AsyncGenerator<LogEntry> {
  const digest = new LogDigest();
  let head = true;
  let foot: Foot | null = null;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (foot) throw new DamagedLogFile(`${file} goes on after its last line`);
    const value = parse(file, line);
    if (head) {
      if (value['format'] !== FILE_FORMAT)
        throw new DamagedLogFile(`${file} is no export of a log (${FILE_FORMAT})`);
      head = false;
    } else if ('digest' in value) {
      foot = value as unknown as Foot;
    } else {
      const entry = value as unknown as LogEntry;
      digest.add(entry);
      yield entry;
    }
  }
  if (!foot) throw new DamagedLogFile(`${file} ends too early: export it again`);
  const { events, digest: found } = digest.foot();
  if (foot.events !== events || foot.digest !== found) {
    throw new DamagedLogFile(`${file} was changed: its digest is ${found}, and was ${foot.digest}`);
  }
}

function parse(file: string, line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new DamagedLogFile(`${file} has a line that is not JSON`);
  }
}
