import { CommandMemory, type KnownCommand } from './command-memory.js';
import type { DomainEvent } from './decider.js';
import { type Fold, StreamState } from './stream-state.js';

interface Frame {
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly commands: readonly (readonly [string, KnownCommand])[];
  readonly state: unknown;
}

export function encodeSnapshot<State, Event extends DomainEvent>(state: StreamState<State, Event>): string {
  const { revision, position, eventId } = state.end;
  const frame: Frame = {
    revision,
    position: String(position),
    eventId,
    commands: state.commands.entries(),
    state: state.fold.snapshot ? state.fold.snapshot.toJson(state.state) : state.state,
  };
  return JSON.stringify(frame);
}

/** Throws for what is not a snapshot of this decider. */
export function decodeSnapshot<State, Event extends DomainEvent>(
  stream: string,
  fold: Fold<State, Event>,
  json: string,
): StreamState<State, Event> {
  const frame = JSON.parse(json) as Frame;
  const state = fold.snapshot ? fold.snapshot.fromJson(frame.state) : (frame.state as State);
  const { revision, eventId } = frame;
  const end = { revision, position: BigInt(frame.position), eventId };
  const restored = new StreamState(stream, fold, state, new CommandMemory(frame.commands), end);
  restored.snapshot = { revision, bytes: json.length };
  return restored;
}
