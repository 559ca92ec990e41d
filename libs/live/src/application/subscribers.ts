import type { Position } from '#eventing';
import { type Change, mergeChanges, type Topic } from '../domain/index.js';
import { Mailbox } from './mailbox.js';

/** Who listens to what on this node. */
export class Subscribers {
  private readonly byTopic = new Map<Topic, Set<Mailbox>>();
  private open = 0;

  get size(): number {
    return this.open;
  }

  has(topic: Topic): boolean {
    return this.byTopic.has(topic);
  }

  /** Hears of the topics from now on, and of nothing that happened up to `since`. */
  add(topics: readonly Topic[], since: Position): Mailbox {
    const mailbox = new Mailbox(since, (ended) => this.remove(topics, ended));
    for (const topic of topics) {
      const members = this.byTopic.get(topic);
      if (members) members.add(mailbox);
      else this.byTopic.set(topic, new Set([mailbox]));
    }
    this.open += 1;
    return mailbox;
  }

  /** One change for each mailbox that any of the topics concerns. */
  *deliveries(changes: ReadonlyMap<Topic, Change>): Generator<readonly [Mailbox, Change]> {
    const found = new Map<Mailbox, Change>();
    for (const [topic, change] of changes) {
      for (const mailbox of this.byTopic.get(topic) ?? []) {
        const other = found.get(mailbox);
        found.set(mailbox, other ? mergeChanges(other, change) : change);
      }
    }
    yield* found;
  }

  private remove(topics: readonly Topic[], mailbox: Mailbox): void {
    for (const topic of topics) {
      const members = this.byTopic.get(topic);
      members?.delete(mailbox);
      if (members?.size === 0) this.byTopic.delete(topic);
    }
    this.open -= 1;
  }
}
