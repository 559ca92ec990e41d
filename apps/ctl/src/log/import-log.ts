import { type EventStore, type ExpectedRevision, type NewEvent } from '#eventing';
import { canonicalJson } from '#kernel';
import { eventsOf, type Transferred } from './export-log.js';
import { entryOf, LogDigest, type LogEntry, readLogFile } from './log-file.js';

const EVENTS_PER_APPEND = 100;
const BYTES_PER_APPEND = 512 * 1024;

/** The target holds something else than a beginning of the file. */
export class OtherLog extends Error {
  readonly code = 'OTHER_LOG';
}

export interface Imported extends Transferred {
  /** How many were there already: of an import that was broken off. */
  readonly skipped: number;
}

/**
 * Appends the file's events to a log that is empty, or holds a beginning of them, in the same order and at the same
 * revisions; then reads the log and compares it with the file's digest. Can be broken off and begun again.
 */
export async function importLog(
  store: EventStore,
  file: string,
  onProgress: (events: number) => void = () => undefined,
): Promise<Imported> {
  for await (const _ of readLogFile(file)) void _; // nothing of a damaged file is taken
  const there = eventsOf(store);
  let skipped = 0;
  let present = await there.next();
  let batch: LogEntry[] = [];
  for await (const entry of readLogFile(file)) {
    if (present.done !== true) {
      if (canonicalJson(entryOf(present.value)) !== canonicalJson(entry)) throw otherLog(skipped, entry);
      skipped += 1;
      present = await there.next();
      continue;
    }
    if (!fits(batch, entry)) {
      await append(store, batch);
      batch = [];
    }
    batch.push(entry);
    onProgress(skipped + 1);
  }
  if (present.done !== true) throw new OtherLog('the log holds more events than the file');
  await append(store, batch);
  return { ...(await verify(store, file)), skipped };
}

/** Events of one stream that follow each other. */
function fits(batch: readonly LogEntry[], { stream }: LogEntry): boolean {
  const [first] = batch;
  if (!first) return true;
  if (first.stream !== stream || batch.length === EVENTS_PER_APPEND) return false;
  return batch.reduce((bytes, entry) => bytes + JSON.stringify(entry).length, 0) < BYTES_PER_APPEND / 2;
}

async function append(store: EventStore, batch: readonly LogEntry[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const revision = BigInt(first.revision);
  const expected: ExpectedRevision = revision === 0n ? 'none' : revision - 1n;
  await store.append(first.stream, expected, batch.map(eventOf));
}

function eventOf({ id, type, data, meta }: LogEntry): NewEvent {
  return { id, type, data, meta };
}

async function verify(store: EventStore, file: string): Promise<Transferred> {
  const [there, given] = [new LogDigest(), new LogDigest()];
  for await (const event of eventsOf(store)) there.add(entryOf(event));
  for await (const entry of readLogFile(file)) given.add(entry);
  const found = there.foot();
  if (found.digest !== given.foot().digest)
    throw new OtherLog('the log differs from the file after the import');
  return found;
}

function otherLog(events: number, { stream, revision }: LogEntry): OtherLog {
  return new OtherLog(
    `the log already holds other events: after ${events} that are the same, the file has ${stream} at ${revision}. Import into an empty log.`,
  );
}
