import type { CommandMeta } from '../model/metadata.js';
import { FreshReads } from '../ops/fresh-reads.js';
import type { Decider, DomainEvent } from './decider.js';
import type { DeciderRunner } from './decider-runner.js';
import type { Execution } from './execution.js';

/**
 * The states of small streams that are asked for all the time and hardly ever change, as settings are. One's own change
 * is seen at once, that of another node within a second.
 */
export class FreshStates<State, Command, Event extends DomainEvent, Code extends string> {
  private readonly reads: FreshReads<State>;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly decider: Decider<State, Command, Event, Code>,
  ) {
    this.reads = new FreshReads((stream) =>
      runner.inspect({ decider, stream }, (state) => structuredClone(state)),
    );
  }

  async execute(
    stream: string,
    command: Command,
    meta: CommandMeta,
    ifRevision?: number,
  ): Promise<Execution<Event, Code>> {
    const request = { decider: this.decider, stream, command, meta, ifRevision };
    const execution = await this.runner.execute(request);
    this.reads.forget(stream);
    return execution;
  }

  /** As it is, or was a second ago. */
  of(stream: string): Promise<State> {
    return this.reads.of(stream);
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(stream: string): Promise<State> {
    return this.reads.now(stream);
  }
}
