import { type Decider, type EventsOf, accept, defineEvent, reject } from '#eventing';
import { assertNever } from '#kernel';
import { z } from 'zod';

const amount = z.int().positive();

/** Version 1 called the amount `value` and had no note. */
export const tallyEvents = {
  Added: defineEvent('test.Added', z.object({ amount, note: z.string().nullable() }), {
    schemaVersion: 2,
    upcasters: { 1: ({ value = null }) => ({ amount: value, note: null }) },
  }),
  Taken: defineEvent('test.Taken', z.object({ amount })),
} as const;
export type TallyEvent = EventsOf<typeof tallyEvents>;

export type TallyCommand =
  | { readonly type: 'Add'; readonly amounts: readonly number[] }
  | { readonly type: 'Take'; readonly amount: number }
  /** Makes `decide` itself fail. */
  | { readonly type: 'Fail' };

export interface TallyState {
  total: number;
  /** Revision and amount of every addition. */
  readonly additions: Map<number, number>;
}

/** A small decider for tests: adds one event per amount, takes what is there and not more. */
export const tallyDecider: Decider<TallyState, TallyCommand, TallyEvent, 'NOT_ENOUGH'> = {
  name: 'tally',
  stateVersion: 1,
  initialState: () => ({ total: 0, additions: new Map() }),
  evolve(state, event, { revision }) {
    switch (event.type) {
      case 'test.Added':
        state.total += event.data.amount;
        state.additions.set(revision, event.data.amount);
        return;
      case 'test.Taken':
        state.total -= event.data.amount;
        return;
      default:
        return assertNever(event);
    }
  },
  decide(command, state) {
    switch (command.type) {
      case 'Add':
        return accept(
          ...command.amounts.map(
            (added) => ({ type: 'test.Added', data: { amount: added, note: null } }) as const,
          ),
        );
      case 'Take':
        if (command.amount === 0) return accept();
        return command.amount > state.total
          ? reject('NOT_ENOUGH', 'there is less than that', { total: state.total })
          : accept({ type: 'test.Taken', data: { amount: command.amount } });
      case 'Fail':
        throw new Error('a bug');
      default:
        return assertNever(command);
    }
  },
  snapshot: {
    toJson: ({ total, additions }) => ({ total, additions: [...additions] }),
    fromJson(json) {
      const { total, additions } = json as { total: number; additions: [number, number][] };
      return { total, additions: new Map(additions) };
    },
  },
};
