import { END, excludeSystemEvents } from '@eventstore/db-client';
import { type Scheduler, backOff, sleep } from '../../ops/scheduler.js';
import { WakeListeners } from '../../port/wake-listeners.js';
import type { EsdbConnection, ReplaceableConnection } from './esdb-connection.js';

/**
 * One live subscription, which does nothing but ring: what it brings is not looked at. The client never resumes one, so
 * that is done here; whoever listens polls meanwhile.
 */
export class EsdbDoorbell {
  private readonly listeners = new WakeListeners();
  private listening = false;
  private closed = false;
  private hangUp: () => void = () => undefined;

  constructor(
    private readonly connection: ReplaceableConnection,
    private readonly scheduler: Scheduler,
  ) {}

  onWake(callback: () => void): () => void {
    const remove = this.listeners.add(callback);
    if (!this.listening) void this.listen();
    return () => {
      remove();
      if (this.listeners.size === 0) this.hangUp();
    };
  }

  ring(): void {
    this.listeners.ring();
  }

  close(): void {
    this.closed = true;
    this.hangUp();
  }

  private get wanted(): boolean {
    return !this.closed && this.listeners.size > 0;
  }

  private async listen(): Promise<void> {
    this.listening = true;
    for (let failures = 0; this.wanted; failures += 1) {
      const heard = await this.subscribe(await this.connection.get()).catch(() => false);
      if (heard) failures = 0;
      this.ring(); // something may have come between the two subscriptions
      if (this.wanted) await sleep(this.scheduler, backOff(failures, 50, 5000));
    }
    this.listening = false;
    if (this.wanted) void this.listen();
  }

  /** Resolves when the subscription is over, with whether it ever began. An error does not destroy it, nor end it. */
  private subscribe({ client }: EsdbConnection): Promise<boolean> {
    return new Promise((resolve) => {
      let began = false;
      const filter = excludeSystemEvents({ checkpointInterval: 1000 });
      const subscription = client.subscribeToAll({ fromPosition: END, filter });
      const over = () => resolve(began);
      subscription.on('confirmation', () => {
        began = true;
        this.ring();
      });
      subscription.on('data', () => this.ring());
      for (const end of ['error', 'end', 'close'] as const) subscription.on(end, over);
      this.hangUp = () => {
        subscription.unsubscribe().catch(() => undefined);
        over();
      };
    });
  }
}
