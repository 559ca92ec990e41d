import { failpoint } from '../ops/failpoints.js';
import { Limiter } from '../ops/limiter.js';
import type { Scheduler } from '../ops/scheduler.js';
import { type Attempted, attemptCommand } from './command-attempt.js';
import type { CommandRegistry } from './command-registry.js';
import { type AnyProcess, type ProcessAddress, processStream } from './process-address.js';
import { outcomeInput } from './process-input.js';
import type { Delivery } from './process-intake.js';
import type { StoredInput, StoredOutcome } from './process-events.js';
import { type Instance, nextCommands, type PendingCommand } from './process-instance.js';
import type { ProcessRunner } from './process-runner.js';
import { issuedMeta, isTakenUp, relayed } from './relay.js';
import type { ProjectedEvent } from '../project/projection.js';

/** The drive ends here, and a later sweep begins another one. */
class CommandPutOff extends Error {
  readonly code = 'COMMAND_PUT_OFF';
}

/** Somebody waits for the answer (`hot`), or nobody does: each has commands of its own under way. */
export type Urgency = 'hot' | 'background';

/** `settled`: nothing is left to do. `parked`: a person must act. `failed`: a later sweep tries again. */
export type DriveResult = 'settled' | 'parked' | 'failed';

/** Events for one instance of a process. */
export interface Relaying extends Delivery {
  readonly definition: AnyProcess;
}

type Next =
  | { readonly kind: 'commands'; readonly commands: readonly PendingCommand[] }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'end'; readonly result: DriveResult };

/** Executes the commands that instances issued, until none is unsettled: steps in order, commands of a step together. */
export class EffectDispatcher {
  private readonly beginnings = new Set<Promise<void>>();
  private readonly drives = new Map<string, Promise<DriveResult>>();
  private readonly limits = { hot: new Limiter(64), background: new Limiter(24) };
  private readonly waiting: (() => void)[] = [];
  lastFailure: string | null = null;

  constructor(
    private readonly runner: ProcessRunner,
    private readonly registry: CommandRegistry,
    private readonly scheduler: Scheduler,
  ) {}

  /** Instances that are being begun or driven. */
  get backlog(): number {
    return this.beginnings.size + this.drives.size;
  }

  /** Drives the instance; joins in where that happens already. */
  drive(definition: AnyProcess, address: ProcessAddress, urgency: Urgency): Promise<DriveResult> {
    const stream = processStream(address);
    const under = this.drives.get(stream);
    if (under) return under;
    const drive = this.run(definition, address, urgency).catch((error: unknown) => {
      this.lastFailure = error instanceof Error ? error.message : String(error);
      this.leave(stream);
      return 'failed' as const;
    });
    this.drives.set(stream, drive);
    return drive;
  }

  /** Begins an instance with the first commands executed, unless it exists. The rest is for a drive. */
  begin(definition: AnyProcess, address: ProcessAddress, first: StoredInput): Promise<boolean> {
    const begun = this.runner.begin(definition, address, first, async (commands) =>
      outcomesOf(await this.attemptAll(definition, address, commands, 'hot')),
    );
    const over = begun.catch(() => false).then(() => void this.beginnings.delete(over));
    this.beginnings.add(over);
    return begun;
  }

  /** Passes on what the definition relays. Answers the other events, and those that it takes up, or could not pass on. */
  async relay({ definition, address, events }: Relaying, urgency: Urgency): Promise<ProjectedEvent[]> {
    const rest: ProjectedEvent[] = [];
    for (const event of events) {
      const command = relayed(definition, address, event);
      const done =
        command && (await this.limits[urgency].run(() => this.attempt(definition, address, command)));
      if (!done || !('outcome' in done) || isTakenUp(definition, done.outcome)) rest.push(event);
    }
    return rest;
  }

  /** Resolves when no instance is being begun or driven. */
  async idle(): Promise<void> {
    while (this.backlog > 0) await Promise.all([...this.beginnings, ...this.drives.values()]);
  }

  /** Resolves when fewer than `most` instances are being driven. */
  async below(most: number): Promise<void> {
    while (this.drives.size >= most) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(stream: string): void {
    this.drives.delete(stream);
    this.waiting.shift()?.();
  }

  private async run(definition: AnyProcess, address: ProcessAddress, urgency: Urgency): Promise<DriveResult> {
    await Promise.resolve();
    for (;;) {
      const next = await this.runner.look(definition, address, (instance) => this.next(address, instance));
      if (next.kind === 'end') return next.result;
      if (next.kind === 'deferred') await this.runner.takeDeferred(definition, address);
      else await this.execute(definition, address, next.commands, urgency);
    }
  }

  /** Leaves in the same turn as it looks, so that a step taken later starts a drive of its own. */
  private next(address: ProcessAddress, instance: Instance): Next {
    const commands = nextCommands(instance);
    if (commands.length > 0) return { kind: 'commands', commands };
    if (instance.parked === null && instance.deferred.size > 0) return { kind: 'deferred' };
    this.leave(processStream(address));
    return { kind: 'end', result: instance.parked === null ? 'settled' : 'parked' };
  }

  private async execute(
    definition: AnyProcess,
    address: ProcessAddress,
    commands: readonly PendingCommand[],
    urgency: Urgency,
  ): Promise<void> {
    const attempted = await this.attemptAll(definition, address, commands, urgency);
    await this.runner.take(definition, address, outcomesOf(attempted));
    for (const one of attempted) {
      if ('failure' in one) await this.runner.park(definition, address, one.commandId, one.failure);
    }
    const putOff = attempted.find((one) => 'putOff' in one);
    if (putOff) throw new CommandPutOff(putOff.putOff);
  }

  private async attemptAll(
    definition: AnyProcess,
    address: ProcessAddress,
    commands: readonly PendingCommand[],
    urgency: Urgency,
  ): Promise<readonly Attempted[]> {
    const limit = this.limits[urgency];
    const attempted = await Promise.all(
      commands.map((command) => limit.run(() => this.attempt(definition, address, command))),
    );
    failpoint('after-command-before-settle');
    return attempted;
  }

  private attempt(
    definition: AnyProcess,
    address: ProcessAddress,
    command: PendingCommand,
  ): Promise<Attempted> {
    const meta = issuedMeta(definition, address, command);
    return attemptCommand(this.registry, this.scheduler, command, meta);
  }
}

function outcomesOf(attempted: readonly Attempted[]): readonly StoredOutcome[] {
  return attempted.flatMap((one) => ('outcome' in one ? [outcomeInput(one.commandId, one.outcome)] : []));
}
