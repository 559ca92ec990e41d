import type { Position } from '../model/event.js';
import { Doorbell } from '../ops/doorbell.js';
import { Limiter } from '../ops/limiter.js';
import { type Scheduler, backOff, yieldToEventLoop } from '../ops/scheduler.js';
import type { Feed, FeedPage } from '../port/event-store.js';
import type { EventDecoder } from '../project/event-decoder.js';
import type { CheckpointStore } from './checkpoint-store.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import type { Delivery, ProcessIntake } from './process-intake.js';
import type { ProcessRunner } from './process-runner.js';

export interface ConsumerStatus {
  readonly process: string;
  readonly position: Position;
  readonly lastFailure: string | null;
}

export interface ConsumerOptions {
  readonly intake: ProcessIntake;
  readonly feed: Feed;
  readonly decoder: EventDecoder;
  readonly runner: ProcessRunner;
  readonly dispatcher: EffectDispatcher;
  readonly checkpoints: CheckpointStore;
  readonly scheduler: Scheduler;
  /** How long an event may wait for others, or for the process that appended it to take it the quick way. */
  readonly lingerMs?: number | undefined;
}

const PAGE_EVENTS = 500;
/** One event may concern hundreds of instances: few at a time, so that memory stays small. */
const EVENTS_TOGETHER = 20;
const INSTANCES_AT_ONCE = 32;
const MOST_BACKLOG = 500;
const IDLE_MILLISECONDS = 1000;
/** Events without news may be brought again, to be passed over again: that is cheaper than to save each page. */
const MOST_UNSAVED = 1000;
/** Most events were taken the quick way already, so nobody waits for this one; and a page costs as much for one as for ten. */
const LINGER_MILLISECONDS = 15;

/**
 * Brings one process the events of the log, at least once. Its checkpoint moves when every input of the page is durably
 * taken; the commands that follow are executed meanwhile.
 */
export class ProcessConsumer {
  private position: Position = 0n;
  private unsaved = 0;
  private lastFailure: string | null = null;
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();
  private readonly bell: Doorbell;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: ConsumerOptions) {
    const { definition } = options.intake;
    const linger = definition.urgent ? 0 : (options.lingerMs ?? LINGER_MILLISECONDS);
    this.bell = new Doorbell(options.scheduler, linger);
  }

  private get checkpoint(): string {
    return `process:${this.options.intake.definition.name}`;
  }

  async start(): Promise<void> {
    this.stopping = false;
    this.position = await this.options.checkpoints.load(this.checkpoint);
    const silence = this.options.feed.onWake(() => this.bell.ring());
    this.loop = this.run().finally(silence);
  }

  /** Resolves when the consumer has passed `position`. */
  async reached(position: Position): Promise<void> {
    while (this.position < position) {
      this.bell.ring();
      await new Promise<void>((resolve) => this.waiters.add(resolve));
    }
  }

  status(): ConsumerStatus {
    const { lastFailure, position } = this;
    return { process: this.options.intake.definition.name, position, lastFailure };
  }

  /** Resolves when the page in hand is taken, or given up because of a failure. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.loop;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        const page = await this.options.feed.page(this.position, PAGE_EVENTS);
        if (page.last > this.position) await this.consume(page);
        if (page.atHead) await this.bell.wait(IDLE_MILLISECONDS);
        failures = 0;
      } catch (error) {
        this.lastFailure = error instanceof Error ? error.message : String(error);
        await this.bell.wait(backOff(failures++, 100, 10_000));
      }
    }
  }

  private async consume(page: FeedPage): Promise<void> {
    const { intake, decoder, checkpoints } = this.options;
    await intake.landed(page.events);
    const news = page.events.filter((event) => intake.listensTo(event.type) && !intake.hasTaken(event.id));
    for (let from = 0; from < news.length; from += EVENTS_TOGETHER) {
      const together = news.slice(from, from + EVENTS_TOGETHER).map((event) => decoder.decode(event));
      await this.deliver(intake.deliveries(together));
    }
    this.unsaved += page.events.length;
    if (news.length > 0 || this.unsaved >= MOST_UNSAVED) {
      await checkpoints.save(this.checkpoint, page.last);
      this.unsaved = 0;
    }
    this.position = page.last;
    this.lastFailure = null;
    for (const resolve of this.waiters) resolve();
    this.waiters.clear();
    await yieldToEventLoop();
  }

  private async deliver(deliveries: readonly Delivery[]): Promise<void> {
    const limiter = new Limiter(INSTANCES_AT_ONCE);
    await Promise.all(deliveries.map((delivery) => limiter.run(() => this.take(delivery))));
  }

  private async take(delivery: Delivery): Promise<void> {
    const { intake, runner, dispatcher } = this.options;
    await dispatcher.below(MOST_BACKLOG);
    const { definition } = intake;
    const events = await dispatcher.relay({ ...delivery, definition }, 'background');
    if (events.length === 0) return;
    await runner.take(definition, delivery.address, intake.inputs({ ...delivery, events }));
    void dispatcher.drive(definition, delivery.address, 'background');
  }
}
