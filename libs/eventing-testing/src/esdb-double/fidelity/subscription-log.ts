import type {
  AllStreamSubscription,
  Position,
  ResolvedEvent,
  StreamSubscription,
} from '@eventstore/db-client';
import { soon } from './fidelity-tools.js';

/** Everything that a subscription says, in its order. */
export class SubscriptionLog {
  readonly said: string[] = [];
  readonly checkpoints: Position[] = [];
  readonly positions: bigint[] = [];
  private subscription: AllStreamSubscription | StreamSubscription | undefined;
  private readonly waiting = new Set<() => void>();

  /** For the filter of a subscription. */
  readonly checkpointReached = async (_: AllStreamSubscription, position: Position): Promise<void> => {
    this.checkpoints.push(position);
    this.say('checkpoint');
  };

  follow(subscription: AllStreamSubscription | StreamSubscription): this {
    this.subscription = subscription;
    subscription.on('confirmation', () => this.say('confirmation'));
    (subscription as StreamSubscription).on('caughtUp', () => this.say('caughtUp'));
    (subscription as StreamSubscription).on('data', (answer: ResolvedEvent) => this.hear(answer));
    return this;
  }

  /** Without what may come at any time: repeated words and checkpoints. */
  get outline(): string[] {
    return this.said.filter((word, n) => word !== 'checkpoint' && this.said.indexOf(word) === n);
  }

  /** The events, as `stream@revision`, of streams that begin with `tag`. */
  events(tag: string): string[] {
    return this.said.filter((word) => word.startsWith(tag));
  }

  async until(test: (log: SubscriptionLog) => boolean, what: string): Promise<void> {
    if (test(this)) return;
    const reached = new Promise<void>((resolve) => {
      this.waiting.add(() => test(this) && resolve());
    });
    await soon(reached, what);
  }

  async end(): Promise<void> {
    await this.subscription?.unsubscribe();
  }

  private hear({ event }: ResolvedEvent): void {
    if (!event) return;
    if (event.position) this.positions.push(event.position.commit);
    this.say(`${event.streamId}@${event.revision}`);
  }

  private say(word: string): void {
    this.said.push(word);
    for (const look of this.waiting) look();
  }
}
