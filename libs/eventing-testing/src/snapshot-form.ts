import type { Decider, DomainEvent } from '#eventing';
import { expect } from '@jest/globals';

type Snapshotting<State> = Pick<Decider<State, never, DomainEvent>, 'snapshot'>;

/** What a snapshot of the state would hold. */
export function snapshotForm<State>({ snapshot }: Snapshotting<State>, state: State): unknown {
  const text = JSON.stringify(snapshot ? snapshot.toJson(state) : state);
  return JSON.parse(text);
}

/** The state out of its snapshot. Fails where the snapshot would lose something. */
export function throughSnapshot<State>(decider: Snapshotting<State>, state: State): State {
  const form = snapshotForm(decider, state);
  if (!decider.snapshot) {
    expect(form).toStrictEqual(state);
    return form as State;
  }
  const restored = decider.snapshot.fromJson(form);
  expect(snapshotForm(decider, restored)).toStrictEqual(form);
  return restored;
}
