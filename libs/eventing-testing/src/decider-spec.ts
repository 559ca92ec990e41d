import type { Decider, Decision, DecisionContext, DomainEvent } from '#eventing';
import { deterministicId } from '#kernel';
import { expect } from '@jest/globals';
import { DEFAULT_AT, type FoldOptions, foldEvents } from './fold-events.js';
import { snapshotForm, throughSnapshot } from './snapshot-form.js';
import { storedForm } from './stored-form.js';

type Details = Readonly<Record<string, unknown>>;

/** How a stated decision is checked. */
export interface ThenDecision<Event extends DomainEvent, Code extends string> {
  /** Exactly these events, in this order. */
  then(...events: readonly Event[]): void;
  /** This rejection, with at least these details. */
  thenRejected(code: Code, details?: Details): void;
  /** Accepted without an event: it is true already. */
  thenNothing(): void;
}

/**
 * Given events, when a command comes, then exactly these events, this rejection, or nothing. Events go through schema
 * (with a `registry`) and JSON on their way. Always also checked: `decide` gives the same answer twice, leaves the
 * state alone, and decides on a restored snapshot as on the state itself.
 */
export function deciderSpec<State, Command, Event extends DomainEvent, Code extends string>(
  decider: Decider<State, Command, Event, Code>,
  options: FoldOptions = {},
) {
  return {
    given: (...events: readonly Event[]) => ({
      when(command: Command, context: Partial<DecisionContext> = {}): ThenDecision<Event, Code> {
        const state = foldEvents(decider, events, options);
        const whole = { ...defaultContext(events.length, options), ...context };
        return expectations(decideCarefully(decider, state, command, whole), options);
      },
    }),
  };
}

function defaultContext(nextRevision: number, { at = DEFAULT_AT }: FoldOptions): DecisionContext {
  return { now: at, commandId: deterministicId('command'), tenant: 'main', nextRevision };
}

function decideCarefully<State, Command, Event extends DomainEvent, Code extends string>(
  decider: Decider<State, Command, Event, Code>,
  state: State,
  command: Command,
  context: DecisionContext,
): Decision<Event, Code> {
  const before = snapshotForm(decider, state);
  const restored = throughSnapshot(decider, state);
  const decision = decider.decide(command, state, context);
  expect(snapshotForm(decider, state)).toStrictEqual(before);
  expect(decider.decide(command, state, context)).toEqual(decision);
  expect(decider.decide(command, restored, context)).toEqual(decision);
  return decision;
}

function expectations<Event extends DomainEvent, Code extends string>(
  decision: Decision<Event, Code>,
  { registry }: FoldOptions,
): ThenDecision<Event, Code> {
  const accepted = (events: readonly Event[]) => {
    expect(decision).toEqual({ accepted: events });
    if ('accepted' in decision) decision.accepted.forEach((event) => storedForm(event, registry));
  };
  return {
    then: (...events) => accepted(events),
    thenNothing: () => accepted([]),
    thenRejected(code, details) {
      expect(decision).toMatchObject({
        rejected: { code, message: expect.stringMatching(/./), ...(details && { details }) },
      });
    },
  };
}
