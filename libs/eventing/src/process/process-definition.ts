import type { Instant, Json, Rejection } from '#kernel';
import type { ProjectedEvent } from '../project/projection.js';

/** A command as a process issues it: resolved by name to its handler, so that it can wait in the log. */
export interface IssuedCommand {
  /** Registered name, `stock.SourceLine`. */
  readonly command: string;
  readonly payload: { readonly [key: string]: Json };
}

export type Effect =
  | ({ readonly kind: 'issue' } & IssuedCommand)
  | { readonly kind: 'timer'; readonly name: string; readonly dueAt: Instant }
  | { readonly kind: 'cancel-timer'; readonly name: string }
  | { readonly kind: 'complete' };

/** What moves a process: an event of the log, a timer that came due, or the outcome of a command it issued. */
export type ProcessInput =
  | { readonly kind: 'event'; readonly event: ProjectedEvent }
  | { readonly kind: 'timer'; readonly name: string; readonly dueAt: Instant }
  | { readonly kind: 'outcome'; readonly command: IssuedCommand; readonly outcome: CommandOutcome };

export type CommandOutcome = { readonly ok: Json } | { readonly rejected: Rejection };

/**
 * A process manager: a decider turned round. Each instance is one stream; a step is one event that holds the input's
 * identity and all effects, so that inbox, outbox and timers move in one atomic append. No clock, no I/O.
 * `evolve` mutates the state it is handed; `react` is called once per input, never on replay.
 */
export interface ProcessDefinition<State = never> {
  readonly name: string;
  /** Event types that concern this process. */
  readonly listensTo: readonly string[];
  /** Instance ids (`<tenant>` is added by the runtime) that the event concerns; none: ignored. */
  correlate(event: ProjectedEvent): readonly string[];
  /** Event types that may begin an instance; others are ignored until it exists. */
  readonly startedBy: readonly string[];
  initialState(): State;
  evolve(state: State, input: ProcessInput, instance: string): void;
  react(state: State, input: ProcessInput, instance: string): readonly Effect[];
}
