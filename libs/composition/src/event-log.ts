import { type EventStore, openEsdbStore, openSqliteStore } from '#eventing';
import { payloadHash } from '#kernel';
import { join } from 'node:path';

/** Where the event log is. */
export interface LogPlace {
  /** Holds the embedded log, `events.db`, and what is derived from a log wherever that is. */
  readonly dataDir: string;
  /** The log is in this EventStoreDB instead: `esdb://…` or `esdb+discover://…`. */
  readonly eventStoreUrl?: string | undefined;
}

/** `readonly` is for a thread beside the one that writes; `commits` says where that writes an embedded log. */
export async function openLog(
  { dataDir, eventStoreUrl }: LogPlace,
  options: { readonly readonly?: boolean; readonly commits?: 'inline' | 'thread' },
): Promise<EventStore> {
  if (eventStoreUrl !== undefined) return openEsdbStore({ connectionString: eventStoreUrl });
  return openSqliteStore({ file: join(dataDir, 'events.db'), ...options });
}

/** The folder of what is derived from the log: each log has its own, so that views never mix two. */
export function derivedDir({ dataDir, eventStoreUrl }: LogPlace): string {
  if (eventStoreUrl === undefined) return dataDir;
  const [hosts = ''] = eventStoreUrl.replace(/^[a-z+]+:\/\/([^/?]*@)?/, '').split(/[/?]/);
  return join(dataDir, `of-${payloadHash(hosts).slice(0, 12)}`);
}
