import {
  type CommandMeta,
  DeciderRunner,
  type DeciderRunnerOptions,
  EventCodec,
  EventRegistry,
  type EventStore,
  type Execution,
} from '#eventing';
import { ManualClock, randomId } from '#kernel';
import { HastyScheduler } from './hasty-scheduler.js';
import { type TallyCommand, type TallyEvent, tallyDecider, tallyEvents } from './sample-decider.js';

export const TALLY_STREAM = 'tally-main~1';
export const tallyCodec = new EventCodec(new EventRegistry(Object.values(tallyEvents)));

interface RunOptions {
  readonly id?: string;
  readonly stream?: string;
  readonly ifRevision?: number | undefined;
  readonly actor?: string;
  readonly begins?: boolean;
  readonly commandHash?: string;
}

/** One process that runs tally commands; several on one store play several processes. */
export class TallyNode {
  readonly clock = new ManualClock('2026-01-05T15:00:00.000Z');
  readonly scheduler = new HastyScheduler();
  readonly runner: DeciderRunner;

  constructor(store: EventStore, options: Partial<DeciderRunnerOptions> = {}) {
    const { clock, scheduler } = this;
    this.runner = new DeciderRunner({
      store,
      codec: tallyCodec,
      clock,
      scheduler,
      random: () => 0.5,
      newId: randomId,
      ...options,
    });
  }

  /** Runs a command, with an id of its own unless one is given. */
  run(
    command: TallyCommand,
    {
      id = randomId(),
      stream = TALLY_STREAM,
      ifRevision,
      actor = 'user:test',
      begins = false,
      ...said
    }: RunOptions = {},
  ): Promise<Execution<TallyEvent>> {
    const meta = { ...tallyMeta(id, actor), ...said };
    return this.runner.execute({ decider: tallyDecider, stream, command, meta, ifRevision, begins });
  }

  add(...amounts: readonly number[]): Promise<Execution<TallyEvent>> {
    return this.run({ type: 'Add', amounts });
  }

  total(stream = TALLY_STREAM): Promise<number> {
    return this.runner.inspect({ decider: tallyDecider, stream }, ({ total }) => total);
  }
}

function tallyMeta(commandId: string, actor: string): CommandMeta {
  return { commandId, correlationId: 'corr', causationId: 'cause', actor, tenant: 'main' };
}
