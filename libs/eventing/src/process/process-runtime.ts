import type { Clock } from '#kernel';
import { repeat, type Repetition } from '../ops/repeat.js';
import type { RoleLock } from '../ops/role-lock.js';
import { type Scheduler, sleep } from '../ops/scheduler.js';
import type { Accepted } from '../decide/execution.js';
import type { EventStore } from '../port/event-store.js';
import type { EventDecoder } from '../project/event-decoder.js';
import type { ProjectedEvent } from '../project/projection.js';
import type { CheckpointStore } from './checkpoint-store.js';
import type { CommandRegistry } from './command-registry.js';
import { EffectDispatcher } from './effect-dispatcher.js';
import { HotPath } from './hot-path.js';
import { OutboxSweeper } from './outbox-sweeper.js';
import type { AnyProcess, ProcessAddress } from './process-address.js';
import { type ConsumerStatus, ProcessConsumer } from './process-consumer.js';
import { ProcessIntake } from './process-intake.js';
import { ProcessRunner } from './process-runner.js';
import { countParked, type ParkedInstance, type ProcessViews, parkedInstances } from './process-views.js';
import { SharedFeed } from './shared-feed.js';
import { TimerPoller } from './timer-poller.js';

export interface ProcessRuntimeOptions {
  readonly store: EventStore;
  readonly decoder: EventDecoder;
  readonly clock: Clock;
  readonly views: ProcessViews;
  readonly registry: CommandRegistry;
  readonly definitions: readonly AnyProcess[];
  readonly scheduler: Scheduler;
  readonly checkpoints: CheckpointStore;
  /** How long an event of another process may wait for that process to take it the quick way. */
  readonly lingerMs?: number | undefined;
  /** Tries to become the worker; left out where there is only one process. */
  readonly acquireRole?: () => RoleLock | null | Promise<RoleLock | null>;
}

export interface ProcessRuntimeStatus {
  /** Whether this process does the background work of process managers. */
  readonly working: boolean;
  readonly consumers: readonly ConsumerStatus[];
  /** Instances whose commands are being executed. */
  readonly backlog: number;
  readonly lastFailure: string | null;
}

const POLL_MILLISECONDS = 1000;
const SWEEP_MILLISECONDS = 5000;
const VIEWS_TIMEOUT_MILLISECONDS = 30_000;
const NOBODY: RoleLock = { lost: false, release: () => undefined };

/**
 * The process managers of this process. `handleNow` works everywhere; feed, timers and sweep only where the worker's
 * role is held. All that it knows is in the log: drop it at any point and a new one goes on.
 */
export class ProcessRuntime {
  private readonly definitions: ReadonlyMap<string, AnyProcess>;
  private readonly runner: ProcessRunner;
  private readonly dispatcher: EffectDispatcher;
  private readonly consumers: readonly ProcessConsumer[];
  private readonly poller: TimerPoller;
  private readonly sweeper: OutboxSweeper;
  private readonly hotPath: HotPath;
  private role: RoleLock | null = null;
  private started = false;
  private lastFailure: string | null = null;
  private ticks: Repetition | null = null;
  private sweeps: Repetition | null = null;

  constructor(private readonly options: ProcessRuntimeOptions) {
    const { definitions, store, decoder, clock, registry, scheduler, views } = options;
    this.definitions = new Map(definitions.map((definition) => [definition.name, definition]));
    this.runner = new ProcessRunner(store, clock, decoder);
    const { runner } = this;
    const dispatcher = new EffectDispatcher(runner, registry, scheduler);
    this.dispatcher = dispatcher;
    const urgentFirst = definitions.toSorted((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false));
    const intakes = urgentFirst.map((definition) => new ProcessIntake(definition));
    const feed = new SharedFeed(store.feed);
    this.consumers = intakes.map(
      (intake) => new ProcessConsumer({ ...options, intake, feed, runner, dispatcher }),
    );
    this.poller = new TimerPoller(this.definitions, views, clock, runner, dispatcher);
    this.sweeper = new OutboxSweeper(this.definitions, views, dispatcher);
    this.hotPath = new HotPath(intakes, runner, dispatcher, scheduler);
  }

  /** Begins the background work here, or as soon as the process that does it is gone. */
  async start(): Promise<void> {
    const failed = (error: unknown) =>
      (this.lastFailure = error instanceof Error ? error.message : String(error));
    await this.tryWork().catch(failed);
    this.ticks = repeat(this.options.scheduler, POLL_MILLISECONDS, () => this.tick(), failed);
    this.sweeps = repeat(this.options.scheduler, SWEEP_MILLISECONDS, () => this.sweep(), failed);
  }

  /** Has the timers looked at without delay, where this process does the background work. */
  clockMoved(): void {
    this.ticks?.hurry();
  }

  /**
   * For a command handler, right after its append: has the processes take the events and executes what follows.
   * `pending` when that takes longer than `timeoutMs` or could not be finished: the work goes on in the background.
   */
  handleNow(
    events: readonly ProjectedEvent[],
    options: { readonly timeoutMs: number },
  ): Promise<'settled' | 'pending'> {
    return this.hotPath.handle(events, options.timeoutMs);
  }

  /**
   * For a command handler: has the processes take the decision's events, and waits for what follows from them. The
   * answer's position then covers that, too.
   */
  async follow(execution: Accepted, timeoutMs: number): Promise<Accepted> {
    await this.handleNow(execution.events, { timeoutMs });
    return { ...execution, position: await this.options.store.feed.head() };
  }

  /** Takes the timers that are due by the clock, now. To be called after the clock was moved. */
  async pollNow(): Promise<number> {
    await this.viewsAtHead();
    return this.poller.poll();
  }

  /**
   * Resolves when no event of the log is untaken and no command unsettled, except where an instance is parked. Only
   * where this process does the background work.
   */
  async whenIdle(): Promise<void> {
    const { feed } = this.options.store;
    for (;;) {
      const head = await feed.head();
      await Promise.all(this.consumers.map((consumer) => consumer.reached(head)));
      await this.dispatcher.idle();
      if ((await feed.head()) !== head) continue;
      await this.viewsAtHead();
      const results = await Promise.all(await this.sweeper.sweep());
      if (results.includes('failed')) await sleep(this.options.scheduler, POLL_MILLISECONDS);
      else if ((await feed.head()) === head) return;
    }
  }

  /** Instances that wait for a person. */
  listParked(max = 1000): ParkedInstance[] {
    return parkedInstances(this.options.views.reader, max);
  }

  countParked(): number {
    return countParked(this.options.views.reader);
  }

  /** Has a parked instance try again. Answers whether it got through this time. */
  async replayParked(address: ProcessAddress): Promise<boolean> {
    const definition = this.definitions.get(address.process);
    if (!definition) return false;
    await this.runner.unpark(definition, address);
    return (await this.dispatcher.drive(definition, address, 'hot')) === 'settled';
  }

  status(): ProcessRuntimeStatus {
    return {
      working: this.started,
      consumers: this.consumers.map((consumer) => consumer.status()),
      backlog: this.dispatcher.backlog,
      lastFailure: this.lastFailure ?? this.dispatcher.lastFailure,
    };
  }

  /** Takes no more events and timers, and finishes the commands under way. */
  async drain(): Promise<void> {
    await this.halt();
    await this.dispatcher.idle();
    await this.release();
  }

  /** Ends without waiting for commands under way: their outcome is found again at the next start. */
  async stop(): Promise<void> {
    await this.halt();
    await this.release();
  }

  private async tick(): Promise<void> {
    if (this.role?.lost) await this.stepDown();
    if (await this.tryWork()) await this.poller.poll();
  }

  private async sweep(): Promise<void> {
    // What it starts is drained with the dispatcher, not waited for here.
    if (this.started) void (await this.sweeper.sweep());
  }

  private async tryWork(): Promise<boolean> {
    if (this.started) return true;
    const { acquireRole = () => NOBODY } = this.options;
    this.role ??= await acquireRole();
    if (!this.role) return false;
    await this.startConsumers();
    this.started = true;
    return true;
  }

  /** All or none: the store may be away just now, and the next tick tries again. */
  private async startConsumers(): Promise<void> {
    try {
      for (const consumer of this.consumers) await consumer.start();
    } catch (error) {
      for (const consumer of this.consumers) await consumer.stop();
      throw error;
    }
  }

  /** Commands under way are finished: their ids keep them from doing harm beside those of the new holder. */
  private async stepDown(): Promise<void> {
    for (const consumer of this.consumers) await consumer.stop();
    this.started = false;
    await this.release();
  }

  private async viewsAtHead(): Promise<void> {
    const head = await this.options.store.feed.head();
    await this.options.views.waitFor(head, VIEWS_TIMEOUT_MILLISECONDS, ['process-outbox', 'process-timers']);
  }

  private async halt(): Promise<void> {
    await this.ticks?.end();
    await this.sweeps?.end();
    for (const consumer of this.consumers) await consumer.stop();
  }

  private async release(): Promise<void> {
    const { role } = this;
    this.role = null;
    await role?.release();
  }
}
