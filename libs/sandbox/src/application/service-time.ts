import {
  type CommandMeta,
  type DeciderRunner,
  Doorbell,
  type Execution,
  type Feed,
  type Scheduler,
} from '#eventing';
import { type Clock, deterministicId, type OffsetClock, SettingsProblem } from '#kernel';
import { type AdvanceClock, SANDBOX_CLOCK_STREAM, type SandboxRejectionCode } from '../contract/index.js';
import { sandboxClockDecider } from '../domain/index.js';

export interface ServiceTimeOptions {
  readonly runner: DeciderRunner;
  readonly feed: Feed;
  readonly clock: OffsetClock;
  readonly scheduler: Scheduler;
  /** Whether time can be moved. */
  readonly sandbox: boolean;
}

/** A wake-up that was missed costs no more than that. */
const LOOK_MILLISECONDS = 1000;
/** A busy log rings often; the stream is looked at once for a while of it. */
const LINGER_MILLISECONDS = 50;
const PAGE_EVENTS = 100;
const LOG = { decider: sandboxClockDecider, stream: SANDBOX_CLOCK_STREAM };

/**
 * The time of this service. In a sandbox it can be moved; the moves are in the log, from where every process on the log
 * hears of them, now and after a restart. A log belongs to one kind of clock for good.
 */
export class ServiceTime {
  private readonly bell: Doorbell;
  private stopping = false;
  private loop: Promise<void> = Promise.resolve();
  private moved: () => void = () => undefined;
  /** Why the log could not be asked for moves the last time. */
  lastFailure: string | null = null;

  constructor(private readonly options: ServiceTimeOptions) {
    this.bell = new Doorbell(options.scheduler, LINGER_MILLISECONDS);
  }

  get clock(): Clock {
    return this.options.clock;
  }

  get sandbox(): boolean {
    return this.options.sandbox;
  }

  /** To be called before anything else asks for the time. Throws `SettingsProblem` where the log has the other clock. */
  async restore(): Promise<void> {
    const { runner, feed, sandbox } = this.options;
    // In this order: what another process writes between the two questions must not look like a log without a sandbox.
    const used = await hasEvents(feed);
    const opened = await runner.inspect(LOG, (state) => state.opened);
    if (opened && !sandbox) throw new SettingsProblem(SANDBOX_LOG);
    if (!sandbox) return;
    if (opened) await this.catchUp();
    else if (used) throw new SettingsProblem(SYSTEM_LOG);
    else await this.open();
  }

  /** Keeps up with the moves of all processes until `stop`. `moved` is told of each, also of those of this one. */
  follow(moved: () => void): void {
    if (!this.options.sandbox) return;
    this.moved = moved;
    this.stopping = false;
    const silence = this.options.feed.onWake(() => this.bell.ring());
    this.loop = this.run().finally(silence);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.loop;
  }

  /** Moves the time of every process on the log; this one has moved when it is answered. */
  async advance(command: AdvanceClock, meta: CommandMeta): Promise<Execution> {
    if (!this.options.sandbox) return NOT_A_SANDBOX;
    const execution = await this.options.runner.execute({ ...LOG, command, meta });
    await this.catchUp();
    return execution;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.catchUp();
        this.lastFailure = null;
      } catch (error) {
        this.lastFailure = error instanceof Error ? error.message : String(error);
      }
      await this.bell.wait(LOOK_MILLISECONDS);
    }
  }

  private async catchUp(): Promise<void> {
    const offsetMs = await this.options.runner.inspect(LOG, (state) => state.offsetMs);
    if (this.options.clock.offsetTo(offsetMs)) this.moved();
  }

  private async open(): Promise<void> {
    const commandId = deterministicId('open sandbox clock');
    const meta = { commandId, correlationId: commandId, causationId: commandId };
    const command = { type: 'sandbox.OpenClock' } as const;
    await this.options.runner.execute({
      ...LOG,
      command,
      meta: { ...meta, actor: 'system:sandbox', tenant: 'main' },
    });
    await this.catchUp();
  }
}

/** A server's log has events of its own from the beginning, which pages do not show. */
async function hasEvents(feed: Feed): Promise<boolean> {
  for (let after = 0n; ;) {
    const page = await feed.page(after, PAGE_EVENTS);
    if (page.events.length > 0 || page.atHead) return page.events.length > 0;
    after = page.last;
  }
}

const SANDBOX_LOG =
  'CLOCK: this log was written in a sandbox, where time can be moved. Start with CLOCK=sandbox, or use another DATA_DIR (or EVENTSTORE_URL).';
const SYSTEM_LOG =
  'CLOCK: this log was written with the system clock, and a sandbox needs a log of its own. Leave CLOCK out, or use an empty DATA_DIR (or EVENTSTORE_URL); make its keys with CLOCK=sandbox, too.';

const NOT_A_SANDBOX: Execution = {
  outcome: 'rejected',
  revision: -1,
  rejection: {
    code: 'NOT_A_SANDBOX' satisfies SandboxRejectionCode,
    message: 'time is the system’s here: start with CLOCK=sandbox on a log of its own to move it',
  },
};
