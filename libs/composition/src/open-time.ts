import { DeciderRunner, type EventCodec, type EventStore, systemScheduler } from '#eventing';
import { type Clock, OffsetClock, randomId } from '#kernel';
import { ServiceTime } from '#sandbox';

/** What the runners of a process are given of chance. */
export const CHANCE = { random: Math.random, newId: randomId };

export interface TimeOptions {
  readonly clock: Clock;
  /** Whether time can be moved: the log keeps the moves, and belongs to a sandbox for good. Default false. */
  readonly sandbox?: boolean;
}

/** The time as the log has it. Closes the store when that is refused: the log belongs to the other kind of clock. */
export async function openTime(
  store: EventStore,
  codec: EventCodec,
  { clock: base, sandbox = false }: TimeOptions,
): Promise<ServiceTime> {
  const clock = new OffsetClock(base);
  const scheduler = systemScheduler;
  const runner = new DeciderRunner({ store, codec, clock, scheduler, ...CHANCE });
  const time = new ServiceTime({ runner, feed: store.feed, clock, scheduler, sandbox });
  try {
    await time.restore();
  } catch (error) {
    await store.close();
    throw error;
  }
  return time;
}
