import type { EventCodec } from '../codec/event-codec.js';
import { InvalidEvent } from '../codec/event-codec.js';
import type { Position, RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import { CommandMemory, type KnownCommand } from './command-memory.js';
import type { Decider, DomainEvent } from './decider.js';

/** Everything known of a stream: the decider's state, where it ends, and the commands behind it. */
export class StreamState<State> {
  revision = -1;
  position: Position = 0n;
  /** Events folded since the last snapshot. */
  tail = 0;

  private constructor(
    readonly state: State,
    readonly commands: CommandMemory,
  ) {}

  static initial<State>(decider: Decider<State, never, DomainEvent>): StreamState<State> {
    return new StreamState(decider.initialState(), new CommandMemory());
  }

  static restore<State>(state: State, snapshot: SnapshotFrame): StreamState<State> {
    const restored = new StreamState(state, new CommandMemory(snapshot.commands));
    restored.revision = snapshot.revision;
    restored.position = BigInt(snapshot.position);
    return restored;
  }

  /** Takes the next event of the stream. An event that nobody defined stops it: skipping would be a wrong state. */
  fold(decider: Decider<State, never, DomainEvent>, event: RecordedEvent, codec: EventCodec): void {
    if (!codec.knows(event.type)) {
      throw new InvalidEvent(`${event.type} in ${event.stream} is unknown to this program`);
    }
    const revision = Number(event.revision);
    const at = event.meta[META.at] ?? '';
    decider.evolve(this.state, codec.decode(event), { revision, at });
    this.commands.remember(
      event.meta[META.commandId] ?? '',
      event.meta[META.commandHash] ?? '',
      revision,
      at,
    );
    this.revision = revision;
    this.position = event.position;
    this.tail += 1;
  }
}

/** What a snapshot keeps beside the state. */
export interface SnapshotFrame {
  readonly revision: number;
  readonly position: string;
  readonly commands: readonly (readonly [string, KnownCommand])[];
}
