import type { ProcessDefinition } from '#eventing';

interface Basket {
  placed: number;
  outcomes: string[];
}

interface Placed {
  readonly baskets: readonly { readonly id: string; readonly skus: readonly string[] }[];
}

/**
 * A small process for tests: a basket reserves its units by one command each, then confirms; unanswered for a day, it
 * is cancelled. One event may place several baskets. The SKU `bug` makes the definition itself fail.
 */
export const sampleProcess: ProcessDefinition<Basket> = {
  name: 'sample',
  listensTo: ['test.Placed', 'test.Noted'],
  startedBy: ['test.Placed'],
  correlate: ({ data }) => (data as Placed).baskets.map((basket) => basket.id),
  digest: ({ data }, instance) => ({
    skus: [...((data as Placed).baskets.find((basket) => basket.id === instance)?.skus ?? [])],
  }),
  initialState: () => ({ placed: 0, outcomes: [] }),
  evolve(state, input) {
    if (input.kind === 'event' && input.event.type === 'test.Placed') state.placed++;
    if (input.kind === 'outcome') {
      state.outcomes.push('ok' in input.outcome ? 'ok' : input.outcome.rejected.code);
    }
  },
  react(state, input) {
    if (input.kind === 'timer') return [{ kind: 'issue', command: 'test.Cancel', payload: {} }];
    if (input.kind === 'event') {
      if (input.event.type === 'test.Noted') return [];
      const { skus } = input.event.data as { skus: readonly string[] };
      if (skus.includes('bug')) throw new Error('no such thing');
      return [
        ...skus.map((sku) => ({ kind: 'issue', command: 'test.Reserve', payload: { sku } }) as const),
        { kind: 'timer', name: 'unanswered', dueAt: '2026-01-06T15:00:00.000Z' },
      ];
    }
    if (input.command.command !== 'test.Reserve' || state.outcomes.length < 2) return [];
    return [
      { kind: 'cancel-timer', name: 'unanswered' },
      { kind: 'issue', command: 'test.Confirm', payload: { outcomes: [...state.outcomes] } },
    ];
  },
};

export type GivenBasket = readonly [id: string, ...skus: string[]];

export const placed = (...baskets: readonly GivenBasket[]) => ({
  type: 'test.Placed',
  data: { baskets: baskets.map(([id, ...skus]) => ({ id, skus })) },
});
