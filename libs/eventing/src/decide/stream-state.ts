import type { Position } from '../model/event.js';
import { META } from '../model/metadata.js';
import { CommandMemory } from './command-memory.js';
import type { Decider, DomainEvent } from './decider.js';
import type { StoredEvent } from './execution.js';

/** The part of a decider that makes state of events. */
export type Fold<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event>,
  'name' | 'stateVersion' | 'initialState' | 'evolve' | 'snapshot'
>;

/** Where a stream ends. */
export interface StreamEnd {
  /** -1 while the stream does not exist. */
  readonly revision: number;
  readonly position: Position;
  readonly eventId: string;
}

const NOWHERE: StreamEnd = { revision: -1, position: 0n, eventId: '' };

/** Everything known of a stream: the decider's state, where it ends, and the commands behind it. Never handed out. */
export class StreamState<State, Event extends DomainEvent> {
  /** Up to where the last snapshot goes, and its size. */
  snapshot = { revision: -1, bytes: 0 };

  constructor(
    readonly stream: string,
    readonly fold: Fold<State, Event>,
    readonly state: State,
    readonly commands = new CommandMemory(),
    private currentEnd: StreamEnd = NOWHERE,
  ) {}

  get end(): StreamEnd {
    return this.currentEnd;
  }

  get revision(): number {
    return this.currentEnd.revision;
  }

  /** Takes the next event of the stream, in place. When it throws, this state is spoilt. */
  take(event: StoredEvent<Event>): void {
    const revision = Number(event.revision);
    if (revision !== this.revision + 1) {
      throw new Error(`${this.stream} continues at revision ${revision} after ${this.revision}`);
    }
    const at = event.meta[META.at] ?? '';
    this.fold.evolve(this.state, event, { revision, at });
    const commandId = event.meta[META.commandId];
    const hash = event.meta[META.commandHash];
    if (commandId !== undefined && hash !== undefined) this.commands.remember(commandId, hash, revision, at);
    this.currentEnd = { revision, position: event.position, eventId: event.id };
  }
}

export function emptyStream<State, Event extends DomainEvent>(
  fold: Fold<State, Event>,
  stream: string,
): StreamState<State, Event> {
  return new StreamState(stream, fold, fold.initialState());
}
