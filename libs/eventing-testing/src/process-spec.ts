import {
  type AnyProcess,
  type CommandOutcome,
  type Effect,
  type IssuedCommand,
  type ProcessAddress,
  ProcessRunner,
  type ProjectedEvent,
  type StoredEffect,
  type StoredInput,
  eventInput,
  outcomeInput,
  processEvents,
  processStream,
  timerInput,
} from '#eventing';
import { ManualClock } from '#kernel';
import { expect } from '@jest/globals';
import { type GivenEvent, GivenLog, plainDecoder } from './given-log.js';
import { GivenStore } from './given-store.js';

/** An input as a test states it. An outcome answers the oldest pending command of that name. */
export type GivenInput =
  | { readonly event: GivenEvent }
  | { readonly timer: string }
  | { readonly outcomeOf: string; readonly is: CommandOutcome };

/**
 * Given inputs, when one more comes, then these are its effects. Runs on the real runner, so inputs are cut by `digest`
 * and ignored where the runtime would ignore them. Always also checked: replaying the stream gives the same state, and
 * an event that is relayed goes out as the command that its step would issue.
 */
export function processSpec(definition: AnyProcess) {
  return {
    given: (...inputs: readonly GivenInput[]) => ({
      when: (input: GivenInput) => ({
        async thenEffects(...effects: readonly Effect[]): Promise<void> {
          const run = new ProcessRun(definition);
          for (const given of inputs) await run.take(given);
          expect(await run.take(input)).toEqual(effects);
          await run.expectReplay();
        },
        /** The input makes no step at all. */
        async thenIgnored(): Promise<void> {
          const run = new ProcessRun(definition);
          for (const given of inputs) await run.take(given);
          expect(await run.take(input)).toBeNull();
        },
      }),
    }),
  };
}

class ProcessRun {
  private readonly store = new GivenStore();
  private readonly inbox = new GivenLog();
  private readonly runner = new ProcessRunner(
    this.store,
    new ManualClock('2026-01-05T15:00:00.000Z'),
    plainDecoder,
  );
  private address: ProcessAddress;
  /** What the latest input is relayed as, if it is. */
  private readonly relayed: IssuedCommand[] = [];

  constructor(private readonly definition: AnyProcess) {
    this.address = { process: definition.name, tenant: 'main', instance: '' };
  }

  /** The effects of the input's step, or null when there was none. */
  async take(given: GivenInput): Promise<Effect[] | null> {
    this.relayed.length = 0;
    const before = this.store.feed.events.length;
    const input = await this.toInput(given);
    if (input) await this.runner.take(this.definition, this.address, [input]);
    const [step] = this.store.feed.events.slice(before);
    if (!step) return null;
    if (step.type === processEvents.Parked.type) throw new Error(`parked: ${JSON.stringify(step.data)}`);
    const effects = processEvents.StepTaken.schema.parse(step.data).effects.map(withoutId);
    for (const relayed of this.relayed) expect(effects[0]).toEqual({ kind: 'issue', ...relayed });
    return effects;
  }

  /** A runner that has only the stream, as JSON, comes to the state that the first one holds. */
  async expectReplay(): Promise<void> {
    const state = (runner: ProcessRunner) =>
      runner.look(this.definition, this.address, (instance) => structuredClone(instance));
    const stored = JSON.parse(
      JSON.stringify(this.store.feed.events.map(({ type, data, meta, id }) => ({ type, data, meta, id }))),
    ) as GivenEvent[];
    const stream = processStream(this.address);
    const log = new GivenLog(stored.map((event) => ({ ...event, stream })));
    const fresh = new ProcessRunner(
      new GivenStore(log),
      new ManualClock('2030-01-01T00:00:00.000Z'),
      plainDecoder,
    );
    expect(await state(fresh)).toEqual(await state(this.runner));
  }

  private async toInput(given: GivenInput): Promise<StoredInput | null> {
    if ('event' in given) return this.deliver(given.event);
    return this.runner.look(this.definition, this.address, ({ timers, pending }) => {
      if ('timer' in given) {
        const timer = timers.get(given.timer);
        return timer ? timerInput({ timerId: timer.id, name: given.timer, dueAt: timer.dueAt }) : null;
      }
      const command = [...pending.values()].find((candidate) => candidate.command === given.outcomeOf);
      if (!command) throw new Error(`no command ${given.outcomeOf} is pending`);
      return outcomeInput(command.id, given.is);
    });
  }

  private deliver(given: GivenEvent): StoredInput | null {
    this.inbox.add(given);
    const event = plainDecoder.decode(this.inbox.events.at(-1)!);
    const [instance] = this.definition.listensTo.includes(event.type) ? this.definition.correlate(event) : [];
    if (instance === undefined) return null;
    if (this.address.instance === '') this.address = { ...this.address, instance };
    // An event of the log is no plain object: a copy by spreading it would be empty.
    const relayed = this.definition.relay?.(Object.create(event) as ProjectedEvent, instance);
    if (relayed) this.relayed.push(relayed);
    return eventInput(this.definition, event, this.address.instance);
  }
}

function withoutId(effect: StoredEffect): Effect {
  switch (effect.kind) {
    case 'issue':
      return { kind: 'issue', command: effect.command, payload: effect.payload };
    case 'timer':
      return { kind: 'timer', name: effect.name, dueAt: effect.dueAt };
    case 'cancel-timer':
    case 'complete':
      return effect;
  }
}
