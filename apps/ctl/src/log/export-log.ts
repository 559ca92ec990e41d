import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { EventStore, Position, RecordedEvent } from '#eventing';
import { canonicalJson } from '#kernel';
import { entryOf, FILE_FORMAT, LogDigest, travels } from './log-file.js';

const PAGE_EVENTS = 1000;

export interface Transferred {
  readonly events: number;
  readonly digest: string;
}

/** Everything up to the head at the start, page by page. */
export async function* eventsOf(store: EventStore): AsyncGenerator<RecordedEvent> {
  const head = await store.feed.head();
  for (let after: Position = 0n; after < head;) {
    const page = await store.feed.page(after, PAGE_EVENTS);
    for (const event of page.events) if (event.position <= head && travels(event)) yield event;
    if (page.last === after) return;
    after = page.last;
  }
}

/** Writes the log to a file, which appears when it is whole. */
export async function exportLog(
  store: EventStore,
  file: string,
  onProgress: (position: Position) => void = () => undefined,
): Promise<Transferred> {
  const partial = `${file}.partial`;
  const out = createWriteStream(partial);
  const write = async (value: unknown) => {
    if (!out.write(`${canonicalJson(value)}\n`)) await once(out, 'drain');
  };
  const digest = new LogDigest();
  await write({ format: FILE_FORMAT });
  for await (const event of eventsOf(store)) {
    const entry = entryOf(event);
    digest.add(entry);
    await write(entry);
    onProgress(event.position);
  }
  const foot = digest.foot();
  await write(foot);
  out.end();
  await once(out, 'close');
  await rename(partial, file);
  return foot;
}
