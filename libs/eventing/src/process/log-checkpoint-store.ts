import { type Clock, deterministicId } from '#kernel';
import { META } from '../model/metadata.js';
import type { ExpectedRevision, Position } from '../model/event.js';
import { streamName } from '../model/stream-name.js';
import type { Stopwatch } from '../ops/scheduler.js';
import type { EventStore } from '../port/event-store.js';
import type { CheckpointStore } from './checkpoint-store.js';

interface Saved {
  revision: ExpectedRevision;
  /** The one saved, or a later one with nothing but checkpoints and leases between. */
  position: Position;
  at: number;
}

const SAVE_EVERY_MILLISECONDS = 5000;
const KEPT_EVENTS = 5;
const MOST_QUIET_EVENTS = 100;

/**
 * Checkpoints in the log itself, for whoever takes over on another machine. Saved now and then: what was taken since is
 * brought again, and found taken.
 */
export class LogCheckpointStore implements CheckpointStore {
  private readonly consumers = new Map<string, Saved>();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly stopwatch: Stopwatch,
  ) {}

  async load(consumer: string): Promise<Position> {
    const [last] = await this.store.read(streamOf(consumer), { direction: 'backwards', max: 1 });
    const position = last ? BigInt((last.data as { readonly position: string }).position) : 0n;
    this.consumers.set(consumer, { revision: last?.revision ?? 'none', position, at: this.stopwatch() });
    return position;
  }

  async save(consumer: string, position: Position): Promise<void> {
    const saved = this.consumers.get(consumer);
    if (!saved || this.stopwatch() - saved.at < SAVE_EVERY_MILLISECONDS) return;
    saved.at = this.stopwatch();
    // A page of nothing but checkpoints would give reason to another one.
    if (await this.isQuiet(saved.position, position)) saved.position = position;
    else await this.append(consumer, saved, position);
  }

  async close(): Promise<void> {}

  private async isQuiet(from: Position, to: Position): Promise<boolean> {
    const { events, last } = await this.store.feed.page(from, MOST_QUIET_EVENTS);
    const quiet = events.every(
      ({ stream, position }) => position > to || /^(checkpoint|lease)-/.test(stream),
    );
    return quiet && last >= to;
  }

  /** A conflict means that another process has the role now. A failure costs work, and is tried again. */
  private async append(consumer: string, saved: Saved, position: Position): Promise<void> {
    const stream = streamOf(consumer);
    const meta = {
      [META.actor]: 'system:checkpoint',
      [META.tenant]: 'main',
      [META.at]: this.clock.now(),
      [META.schema]: '1',
    };
    const id = deterministicId(stream, String(saved.revision), String(position));
    const event = { id, type: 'checkpoint.Saved', data: { position: String(position) }, meta };
    const first = saved.revision === 'none';
    const result = await this.store.append(stream, saved.revision, [event]).catch(() => null);
    if (result === null) return;
    saved.revision = result.revision;
    saved.position = position;
    if (first) await this.store.keepLast?.(stream, KEPT_EVENTS).catch(() => undefined);
  }
}

function streamOf(consumer: string): string {
  return streamName('checkpoint', 'main', consumer);
}
