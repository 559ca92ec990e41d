import type { Rejection } from '#kernel';
import type { ProjectedEvent } from '../project/projection.js';
import type { CommandMeta } from '../model/metadata.js';
import type { Position } from '../model/event.js';
import type { Decider, DomainEvent } from './decider.js';

/** What became of a command. */
export type Execution = Accepted | Rejected;

export interface Accepted {
  readonly outcome: 'accepted';
  /** The events of the decision as stored; of the first one when the command was repeated. */
  readonly events: readonly ProjectedEvent[];
  /** Revision of the stream, -1 while it does not exist. */
  readonly revision: number;
  /** Wait for this position to read what was written. */
  readonly position: Position;
  readonly repeated: boolean;
}

export interface Rejected {
  readonly outcome: 'rejected';
  readonly rejection: Rejection;
  readonly revision: number;
}

/** The runner's own rejections, beside those of deciders. */
export type RunnerRejectionCode = 'CONFLICT' | 'IDEMPOTENCY_KEY_REUSED';

export interface ExecuteRequest<State, Command, Event extends DomainEvent> {
  readonly decider: Decider<State, Command, Event>;
  readonly stream: string;
  readonly command: Command;
  readonly meta: CommandMeta;
  /** The revision that the caller saw: if it is no longer true, the answer is `CONFLICT`. */
  readonly ifRevision?: number;
}
