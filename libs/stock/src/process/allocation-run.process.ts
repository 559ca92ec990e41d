import type { ProcessDefinition } from '#eventing';
import { stockEvents } from '#stock/contract';

const round = stockEvents.BackordersAllocated.schema.pick({ location: true, sku: true, more: true });
const place = round.omit({ more: true });

/**
 * Carries a long allocation run on: a round that left servable lines behind asks for the next one. Each such round is
 * an instance of its own, over as soon as it has asked.
 */
export const allocationRun: ProcessDefinition<Record<never, never>> = {
  name: 'allocation_run',
  listensTo: [stockEvents.BackordersAllocated.type],
  startedBy: [stockEvents.BackordersAllocated.type],
  correlate: (event) => (round.parse(event.data).more ? [event.id] : []),
  digest: (event) => place.parse(event.data),
  initialState: () => ({}),
  evolve: () => undefined,
  react: (_, input) => {
    if (input.kind !== 'event') return [];
    const payload = { ...place.parse(input.event.data), requested: false };
    return [{ kind: 'issue', command: 'stock.AllocateBackorders', payload }, { kind: 'complete' }];
  },
};
