import type { Decider, DomainEvent, EventRegistry } from '#eventing';
import type { Instant } from '#kernel';
import { storedForm } from './stored-form.js';

export interface FoldOptions {
  /** Defines the events: they are then validated, too. */
  readonly registry?: EventRegistry;
  /** When the events were decided. */
  readonly at?: Instant;
}

/** The part of a decider that folds. */
type Folding<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event>,
  'initialState' | 'evolve'
>;

export const DEFAULT_AT: Instant = '2026-01-05T15:00:00.000Z';

/** The state after these events, each as it comes out of the store. */
export function foldEvents<State, Event extends DomainEvent>(
  decider: Folding<State, Event>,
  events: readonly Event[],
  { registry, at = DEFAULT_AT }: FoldOptions = {},
): State {
  const state = decider.initialState();
  events.forEach((event, revision) => decider.evolve(state, storedForm(event, registry), { revision, at }));
  return state;
}
