import { type Decider, type DomainEvent, EventRegistry, accept } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import { deciderSpec } from './decider-spec.js';
import { foldEvents } from './fold-events.js';
import { type TallyEvent, tallyDecider, tallyEvents } from './sample-decider.js';

const registry = new EventRegistry(Object.values(tallyEvents));
const spec = deciderSpec(tallyDecider, { registry });
const added = (amount: number): TallyEvent => ({ type: 'test.Added', data: { amount, note: null } });

interface Log {
  seen: unknown[];
}

/** A decider that accepts one event, and keeps the data of all. */
function logger(changes: Partial<Decider<Log, string, DomainEvent>>): Decider<Log, string, DomainEvent> {
  return {
    name: 'log',
    stateVersion: 1,
    initialState: () => ({ seen: [] }),
    evolve: (state, { data }) => void state.seen.push(data),
    decide: () => accept({ type: 'test.Seen', data: {} }),
    ...changes,
  };
}

describe('deciderSpec', () => {
  it('states events, rejections and nothing as whole values', () => {
    spec
      .given(added(3))
      .when({ type: 'Add', amounts: [1, 2] })
      .then(added(1), added(2));
    spec.given(added(3)).when({ type: 'Take', amount: 4 }).thenRejected('NOT_ENOUGH', { total: 3 });
    spec.given().when({ type: 'Take', amount: 0 }).thenNothing();
  });

  it.each([
    [
      'another event',
      () =>
        spec
          .given()
          .when({ type: 'Add', amounts: [1] })
          .then(added(2)),
    ],
    [
      'more events',
      () =>
        spec
          .given()
          .when({ type: 'Add', amounts: [1, 2] })
          .then(added(1)),
    ],
    [
      'an event',
      () =>
        spec
          .given()
          .when({ type: 'Add', amounts: [1] })
          .thenNothing(),
    ],
    [
      'other details',
      () => spec.given().when({ type: 'Take', amount: 1 }).thenRejected('NOT_ENOUGH', { total: 1 }),
    ],
    ['acceptance', () => spec.given(added(1)).when({ type: 'Take', amount: 1 }).thenRejected('NOT_ENOUGH')],
  ])('fails for %s than was stated', (_what, state) => {
    expect(state).toThrow();
  });

  it('refuses given and decided events that their schema refuses', () => {
    expect(() => spec.given(added(0))).not.toThrow();
    expect(() => spec.given(added(0)).when({ type: 'Take', amount: 0 })).toThrow(
      'test.Added is invalid at amount',
    );
    expect(() =>
      spec
        .given()
        .when({ type: 'Add', amounts: [-1] })
        .then(added(-1)),
    ).toThrow('invalid at amount');
  });

  it.each([
    ['a date', { at: new Date(0) }],
    ['an undefined member', { note: undefined }],
    ['a map', { lines: new Map() }],
  ])('refuses an event with %s, which JSON does not keep', (_what, data) => {
    const event = { type: 'test.Seen', data };
    expect(() =>
      deciderSpec(logger({ decide: () => accept(event) }))
        .given()
        .when('look')
        .then(event),
    ).toThrow();
  });

  it('refuses a state that a snapshot would not keep', () => {
    const lossy = deciderSpec(logger({ evolve: (state) => void state.seen.push(new Set([1])) }));
    expect(() => lossy.given({ type: 'test.Seen', data: {} }).when('look')).toThrow();
  });

  it('refuses a decide that changes the state', () => {
    const impure = logger({
      decide(_command, { seen }) {
        seen.push('me');
        return accept();
      },
    });
    expect(() => deciderSpec(impure).given().when('look')).toThrow();
  });

  it('refuses a decide that does not always give the same answer', () => {
    let calls = 0;
    const fickle = logger({ decide: () => accept({ type: 'test.Seen', data: { call: ++calls } }) });
    expect(() => deciderSpec(fickle).given().when('look')).toThrow();
  });

  it('refuses an evolve that changes an event', () => {
    const greedy = logger({
      evolve: (_state, { data }) => void Object.assign(data as object, { mine: true }),
    });
    expect(() => deciderSpec(greedy).given({ type: 'test.Seen', data: {} }).when('look')).toThrow(TypeError);
  });
});

describe('foldEvents', () => {
  it('gives the state after the events, by their revisions', () => {
    expect(
      foldEvents(tallyDecider, [added(3), { type: 'test.Taken', data: { amount: 1 } }, added(2)]),
    ).toEqual({
      total: 4,
      additions: new Map([
        [0, 3],
        [2, 2],
      ]),
    });
  });
});
