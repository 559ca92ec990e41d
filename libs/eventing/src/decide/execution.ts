import type { Rejection } from '#kernel';
import type { CommandMeta } from '../model/metadata.js';
import type { Position, RecordedEvent } from '../model/event.js';
import type { Decider, DomainEvent } from './decider.js';

/** What became of a command. */
export type Execution<Event extends DomainEvent = DomainEvent, Code extends string = string> =
  Accepted<Event> | Rejected<Code>;

/**
 * A domain event with its place in the log. Right after an append each event has the position of the last one of its
 * decision: enough to wait for, exact only for the last.
 */
export type StoredEvent<Event extends DomainEvent = DomainEvent> = Event &
  Omit<RecordedEvent, 'type' | 'data'>;

export interface Accepted<Event extends DomainEvent = DomainEvent> {
  readonly outcome: 'accepted';
  /** The events of the decision as stored; none when it was true already. */
  readonly events: readonly StoredEvent<Event>[];
  /** Of the last event of the decision, else of the stream; -1 while the stream does not exist. */
  readonly revision: number;
  /** Wait for this position to read what was written. */
  readonly position: Position;
  /** The command had been executed before; this is what became of it then. */
  readonly repeated: boolean;
}

export interface Rejected<Code extends string = string> {
  readonly outcome: 'rejected';
  readonly rejection: Rejection<Code | RunnerRejectionCode>;
  /** Of the stream; -1 while it does not exist. */
  readonly revision: number;
}

/**
 * The runner's own rejections, beside those of deciders. `CONFLICT` (details `currentRevision`): the stream is not at
 * `ifRevision`, or others were quicker five times. `IDEMPOTENCY_KEY_REUSED`: the id belongs to another command.
 */
export type RunnerRejectionCode = 'CONFLICT' | 'IDEMPOTENCY_KEY_REUSED';

export interface ExecuteRequest<State, Command, Event extends DomainEvent, Code extends string = string> {
  readonly decider: Decider<State, Command, Event, Code>;
  readonly stream: string;
  readonly command: Command;
  readonly meta: CommandMeta;
  /** The revision that the caller saw (-1: no stream): if it is no longer true, the answer is `CONFLICT`. */
  readonly ifRevision?: number | undefined;
  /** The command begins the stream: it is not looked for first. Where it exists after all, the append notices. */
  readonly begins?: boolean;
}
