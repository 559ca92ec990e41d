import type { IssuedCommand, ProcessDefinition, ProjectedEvent } from '#eventing';
import { stockEvents } from '#stock/contract';

const round = stockEvents.BackordersAllocated.schema.pick({ location: true, sku: true, more: true });
const place = round.omit({ more: true });

/**
 * Carries a long allocation run on: a round that left servable lines behind asks for the next one. Each such round is
 * an instance of its own, which exists only if the next one could not be asked for.
 */
export const allocationRun: ProcessDefinition<Record<never, never>> = {
  name: 'allocation_run',
  listensTo: [stockEvents.BackordersAllocated.type],
  startedBy: [stockEvents.BackordersAllocated.type],
  correlate: (event) => (round.parse(event.data).more ? [event.id] : []),
  digest: (event) => place.parse(event.data),
  initialState: () => ({}),
  evolve: () => undefined,
  relay: nextRound,
  react: (_, input) =>
    input.kind === 'event' ? [{ kind: 'issue', ...nextRound(input.event) }, { kind: 'complete' }] : [],
};

function nextRound({ data }: ProjectedEvent): IssuedCommand {
  return { command: 'stock.AllocateBackorders', payload: { ...place.parse(data), requested: false } };
}
