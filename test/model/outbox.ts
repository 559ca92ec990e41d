import {
  type AnyProcess,
  type CommandMeta,
  type CommandOutcome,
  type CommandRegistry,
  type IssuedCommand,
  outcomeInput,
  type ProcessAddress,
  type ProcessRunner,
  processStream,
  timerInput,
} from '#eventing';
import type { Clock } from '#kernel';
import { expect } from '@jest/globals';

/** As it is after the latest restart. */
interface Surroundings {
  readonly clock: Clock;
  readonly runner: ProcessRunner;
  readonly registry: CommandRegistry;
}

interface Due extends IssuedCommand {
  readonly definition: AnyProcess;
  readonly address: ProcessAddress;
  readonly id: string;
  readonly meta: CommandMeta;
}

/** Executes what processes issued: the commands of an instance's earliest step in any order, then they are settled. */
export class Outbox {
  private readonly instances = new Map<string, { definition: AnyProcess; address: ProcessAddress }>();
  private readonly answers = new Map<string, CommandOutcome>();
  private readonly executed: { due: Due; outcome: CommandOutcome }[] = [];

  constructor(private readonly world: Surroundings) {}

  know(definition: AnyProcess, address: ProcessAddress): void {
    this.instances.set(processStream(address), { definition, address });
  }

  /** Answers that were under way are lost in a crash: their commands are executed again, and answer alike. */
  async recover(): Promise<void> {
    for (const due of await this.due()) {
      const answer = this.answers.get(due.id);
      if (answer) expect(await this.run(due)).toEqual(answer);
    }
  }

  /** Executes one of the commands that may be executed now; false when there is none. */
  async execute(pick: number): Promise<boolean> {
    const due = (await this.due()).filter(({ id }) => !this.answers.has(id));
    const command = due[pick % Math.max(1, due.length)];
    if (!command) return false;
    const outcome = await this.run(command);
    this.answers.set(command.id, outcome);
    await this.settle(command);
    return true;
  }

  /** Executes a command that was accepted once more: nobody knew that it was. */
  async executeAgain(pick: number): Promise<void> {
    const done = this.executed[pick % Math.max(1, this.executed.length)];
    if (!done || !('ok' in done.outcome)) return;
    expect(await this.run(done.due)).toEqual(done.outcome);
  }

  /** Fires one of the timers that are due, late as it may be; false when there is none. */
  async fire(pick: number): Promise<boolean> {
    const now = this.world.clock.now();
    const timers = (await this.timers()).filter(({ dueAt }) => dueAt <= now);
    const timer = timers[pick % Math.max(1, timers.length)];
    if (!timer) return false;
    const { definition, address, ...rest } = timer;
    await this.world.runner.take(definition, address, [timerInput(rest)]);
    return true;
  }

  async timers() {
    const all = [...this.instances.values()].map(({ definition, address }) =>
      this.world.runner.look(definition, address, ({ timers }) =>
        [...timers].map(([name, { id, dueAt }]) => ({ definition, address, timerId: id, name, dueAt })),
      ),
    );
    return (await Promise.all(all)).flat();
  }

  /** Instances that wait for something though nothing is left to come. */
  async stuck(): Promise<unknown[]> {
    const all = [...this.instances.values()].map(({ definition, address }) =>
      this.world.runner.look(definition, address, ({ parked, deferred, pending, timers }) =>
        parked !== null || deferred.size + pending.size + timers.size > 0
          ? [{ ...address, parked, pending: [...pending.values()], timers: timers.size }]
          : [],
      ),
    );
    return (await Promise.all(all)).flat();
  }

  private async run(due: Due): Promise<CommandOutcome> {
    const outcome = await this.world.registry.execute(due.command, due.payload, due.meta);
    this.executed.push({ due, outcome });
    return outcome;
  }

  private async settle({ definition, address }: Due): Promise<void> {
    const step = await this.stepOf(definition, address);
    const outcomes = step.flatMap(({ id }) => {
      const outcome = this.answers.get(id);
      return outcome ? [outcomeInput(id, outcome)] : [];
    });
    if (outcomes.length === step.length) await this.world.runner.take(definition, address, outcomes);
  }

  private async due(): Promise<Due[]> {
    const steps = [...this.instances.values()].map((one) => this.stepOf(one.definition, one.address));
    return (await Promise.all(steps)).flat();
  }

  private stepOf(definition: AnyProcess, address: ProcessAddress): Promise<Due[]> {
    return this.world.runner.look(definition, address, (instance) => {
      if (instance.parked !== null || instance.deferred.size > 0) return [];
      const pending = [...instance.pending.values()];
      return pending
        .filter(({ stepId }) => stepId === pending[0]?.stepId)
        .map(({ id, command, payload, stepId, correlationId }) => {
          const { name } = definition;
          const ids = { commandId: id, correlationId, causationId: stepId };
          const meta = { ...ids, actor: `process:${name}`, tenant: address.tenant };
          return { definition, address, id, command, payload, meta };
        });
    });
  }
}
