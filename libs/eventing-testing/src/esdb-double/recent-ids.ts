import type { AppendResult } from '#eventing';
import type { ProposedEvent } from './proposed-event.js';

const MOST = 100_000;

/**
 * The server's bounded memory of event ids, which is all that makes appends without an exact revision idempotent. It is
 * gone after a restart, so that such a retry is stored twice then, as on the real server.
 */
export class RecentIds {
  private readonly results = new Map<string, AppendResult>();

  remember(stream: string, events: readonly ProposedEvent[], result: AppendResult): void {
    for (const { id } of events) this.results.set(keyOf(stream, id), result);
    for (const key of this.results.keys()) {
      if (this.results.size <= MOST) return;
      this.results.delete(key);
    }
  }

  /** The first result when all ids are known, `undefined` when the first one is new, else `mixed`. */
  find(stream: string, events: readonly ProposedEvent[]): AppendResult | 'mixed' | undefined {
    const known = events.map(({ id }) => this.results.get(keyOf(stream, id)));
    if (known[0] === undefined) return undefined;
    return known.every((result) => result !== undefined) ? known.at(-1) : 'mixed';
  }

  forget(): void {
    this.results.clear();
  }
}

function keyOf(stream: string, id: string): string {
  return `${id} ${stream}`;
}
