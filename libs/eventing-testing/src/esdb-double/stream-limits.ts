import type { Revision } from '#eventing';
import type { ProposedEvent } from './proposed-event.js';

const METADATA_OF = '$$';

/**
 * Of a stream's metadata only `$maxCount`: older events are no longer read from the stream. In `$all` they stay, as on
 * a server that was not scavenged. All other metadata are stored and have no effect.
 */
export class StreamLimits {
  private readonly limits = new Map<string, bigint>();

  /** To be told of every append. */
  saw(stream: string, events: readonly ProposedEvent[]): void {
    const last = events.at(-1);
    if (!last || !stream.startsWith(METADATA_OF)) return;
    const count = maxCount(last.data);
    const of = stream.slice(METADATA_OF.length);
    if (count === undefined) this.limits.delete(of);
    else this.limits.set(of, BigInt(count));
  }

  /** The first revision that is still to be read from a stream that ends with `last`. */
  firstOf(stream: string, last: Revision): Revision {
    const limit = this.limits.get(stream);
    return limit === undefined || limit > last ? 0n : last - limit + 1n;
  }
}

function maxCount(metadata: Uint8Array): number | undefined {
  const { $maxCount } = JSON.parse(Buffer.from(metadata).toString('utf8')) as { $maxCount?: number };
  return $maxCount;
}
