import type { Instant, Json, Rejection } from '#kernel';
import type { JsonObject } from '../model/event.js';
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
  /**
   * The part of an event's data that the instance needs: it is stored with the step, and `evolve` and `react` see
   * nothing else of the data. Default: all of it. Cut events that concern many instances down to this one, and leave
   * personal data out.
   */
  digest?(event: ProjectedEvent, instance: string): JsonObject;
  /**
   * The command that an event is only passed on as. It goes out without a step, as often as it takes, and before
   * anything that the instance has under way; its outcome is for `takesUp` alone. Where it cannot be executed, the event
   * becomes an input after all, and `react` must answer this command: so it depends on the event alone. Null: not passed on.
   */
  relay?(event: ProjectedEvent, instance: string): IssuedCommand | null;
  /**
   * Whether the outcome of what was relayed makes the event an input after all, as where there is something to wait for.
   * The instance then issues the command again, under the same id. Left out: never.
   */
  takesUp?(outcome: CommandOutcome): boolean;
  /**
   * Categories of streams each of which belongs to one instance (`order`). Their events are taken in the order of the
   * stream, without a gap, although two nodes may bring them the other way round. Events of other streams may overtake.
   */
  readonly inOrder?: readonly string[];
  /**
   * It takes its events before others do, and they do not wait for company: what follows from one is waited for, as the
   * next round of a long run is.
   */
  readonly urgent?: boolean;
  /** Event types that may begin an instance; others are ignored until it exists. */
  readonly startedBy: readonly string[];
  initialState(): State;
  /** Mutates the state by the input: the only way in which the state changes. */
  evolve(state: State, input: ProcessInput, instance: string): void;
  /** The effects of the input, given the state after it. Must not touch the state. */
  react(state: State, input: ProcessInput, instance: string): readonly Effect[];
}
