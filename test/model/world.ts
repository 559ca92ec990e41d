import { eventRegistry } from '#composition';
import {
  type AnyProcess,
  CommandRegistry,
  DeciderRunner,
  EventCodec,
  eventInput,
  type EventStore,
  type Execution,
  openMemoryStore,
  ProcessRunner,
  type ProjectedEvent,
  systemScheduler,
} from '#eventing';
import { deterministicId, ManualClock } from '#kernel';
import { GroupWaits, OrderingExecutor } from '#ordering';
import type { OrderingCommand } from '#ordering/contract';
import { StockExecutor } from '#stock';
import type { StockCommand } from '#stock/contract';
import { Deliveries } from './deliveries.js';
import { Outbox } from './outbox.js';

export const START = '2026-01-05T15:00:00.000Z';
const TENANT = 'main';

/**
 * Orders, SKUs and processes on one log, moved step by step: nothing happens that the script does not ask for. The
 * runners, deciders, codecs and process definitions are the real ones.
 */
export class World {
  readonly clock = new ManualClock(START);
  readonly store = openMemoryStore();
  readonly codec = new EventCodec(eventRegistry);
  readonly log: ProjectedEvent[] = [];
  readonly deliveries = new Deliveries(this);
  readonly outbox = new Outbox(this);
  private stamped = 0;
  private parts = this.boot();

  get runner(): ProcessRunner {
    return this.parts.runner;
  }

  get registry(): CommandRegistry {
    return this.parts.registry;
  }

  /** Everything in memory is gone; the log is not. */
  restart(): Promise<void> {
    this.parts = this.boot();
    return this.outbox.recover();
  }

  order(command: OrderingCommand, name: string): Promise<Execution> {
    return this.parts.ordering.execute(command, this.meta(name));
  }

  stock(command: StockCommand, name: string): Promise<Execution> {
    return this.parts.stock.execute(command, this.meta(name));
  }

  /** Events appended since the last call. */
  async news(): Promise<readonly ProjectedEvent[]> {
    const { events } = await this.store.feed.page(BigInt(this.log.length), 100_000);
    const decoded = events.map((event) => this.codec.decode(event) as ProjectedEvent);
    this.log.push(...decoded);
    return decoded;
  }

  /** Has the instances that the event concerns take it; answers them. */
  async deliver(definition: AnyProcess, event: ProjectedEvent): Promise<void> {
    if (!definition.listensTo.includes(event.type)) return;
    for (const instance of definition.correlate(event)) {
      const address = { process: definition.name, tenant: TENANT, instance };
      this.outbox.know(definition, address);
      await this.runner.take(definition, address, [eventInput(definition, event, instance)]);
    }
  }

  private meta(name: string) {
    const commandId = deterministicId('script', name);
    return {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor: 'user:model',
      tenant: TENANT,
    };
  }

  /** Ids of events that were not stored after all are given to the next ones, so that logs can be compared. */
  private get numbered(): EventStore {
    const { store } = this;
    return {
      feed: store.feed,
      read: (stream, options) => store.read(stream, options),
      close: () => store.close(),
      append: (stream, expected, events) =>
        store.append(stream, expected, events).catch((error: unknown) => {
          this.stamped -= events.length;
          throw error;
        }),
    };
  }

  private boot() {
    const { store, codec, clock } = this;
    const deciders = new DeciderRunner({
      store: this.numbered,
      codec,
      clock,
      scheduler: systemScheduler,
      random: () => 0,
      newId: () => deterministicId('event', (this.stamped += 1)),
    });
    const registry = new CommandRegistry();
    const ordering = new OrderingExecutor(deciders, clock);
    const stock = new StockExecutor(deciders);
    ordering.registerIn(registry);
    stock.registerIn(registry);
    new GroupWaits({ of: () => Promise.resolve({ policy: { groupWaitDays: 1 }, version: 1 }) }).registerIn(
      registry,
    );
    return { ordering, stock, registry, runner: new ProcessRunner(store, clock, codec) };
  }
}
