import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore, Position } from '#eventing';

const INFRASTRUCTURE = /^(lease|checkpoint)-/;
const LEASE = 'lease-main~worker';

/** Waits until nothing but leases and checkpoints has been written for `milliseconds`. */
export async function untilQuiet({ feed }: EventStore, milliseconds: number): Promise<void> {
  let after: Position = await feed.head();
  let since = performance.now();
  const patience = since + 120_000;
  while (performance.now() - since < milliseconds) {
    if (performance.now() > patience) throw new Error('the log does not come to rest');
    await delay(100);
    const page = await feed.page(after, 1000);
    after = page.last;
    if (page.events.some(({ stream }) => !INFRASTRUCTURE.test(stream))) since = performance.now();
  }
}

/** Who has the worker's role, by the latest word in the log, and how often it was heard. */
export interface LeaseHolder {
  readonly holder: string;
  readonly revision: bigint;
}

export async function holderOf(store: EventStore): Promise<LeaseHolder | null> {
  const [last] = await store.read(LEASE, { direction: 'backwards', max: 1 });
  if (!last || last.type === 'lease.Released') return null;
  const { holder } = last.data;
  return typeof holder === 'string' ? { holder, revision: last.revision } : null;
}

/** Milliseconds until somebody else has the role; null when its holder is heard again, so that nobody has to. */
export async function untilTakenOver(store: EventStore, before: LeaseHolder): Promise<number | null> {
  const began = performance.now();
  for (;;) {
    const now = await holderOf(store);
    if (now && now.holder !== before.holder) return performance.now() - began;
    if (now && now.revision > before.revision) return null;
    if (performance.now() - began > 30_000) throw new Error('nobody takes over');
    await delay(50);
  }
}
