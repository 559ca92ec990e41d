import type { Instant, Rejection } from '#kernel';

/** A domain event before it is stamped: wire type and data. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What a decision may know besides command and state. */
export interface DecisionContext {
  readonly now: Instant;
  /** Deterministic id of the command: derive the ids of new things from it. */
  readonly commandId: string;
  readonly tenant: string;
  /** Revision that the first event of this decision will get. */
  readonly nextRevision: number;
}

/** `accepted` with no events means: already true. */
export type Decision<Event, Code extends string = string> =
  { readonly accepted: readonly Event[] } | { readonly rejected: Rejection<Code> };

export function accept<Event>(...events: readonly Event[]): { readonly accepted: readonly Event[] } {
  return { accepted: events };
}

export function reject<Code extends string>(
  code: Code,
  message: string,
  details?: Rejection['details'],
): { readonly rejected: Rejection<Code> } {
  return { rejected: details ? { code, message, details } : { code, message } };
}

/**
 * A decider: three pure functions over plain data.
 * `evolve` owns and mutates the state it is handed (copying would make folds quadratic); `decide` must not touch it.
 */
export interface Decider<State, Command, Event extends DomainEvent, Code extends string = string> {
  readonly name: string;
  /** Raised by hand when the shape or meaning of the state changes: older snapshots are then ignored. */
  readonly stateVersion: number;
  initialState(): State;
  evolve(state: State, event: Event, envelope: { readonly revision: number; readonly at: Instant }): void;
  decide(command: Command, state: State, context: DecisionContext): Decision<Event, Code>;
  /** Snapshot form of the state (JSON). Leave out where the state is JSON already. */
  readonly snapshot?: { toJson(state: State): unknown; fromJson(json: unknown): State };
}
