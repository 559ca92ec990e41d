import type { IssuedCommand, ProcessDefinition, ProjectedEvent } from '#eventing';
import { stockEvents } from '#stock/contract';

const round = stockEvents.BackordersAllocated.schema.pick({ location: true, sku: true, more: true });
const ruled = stockEvents.PriorityPolicyApplied.schema.pick({ waitingLines: true });
const place = round.omit({ more: true });
const causes = [
  stockEvents.BackordersAllocated.type,
  stockEvents.BackordersPromoted.type,
  stockEvents.PriorityPolicyApplied.type,
];

/**
 * Carries an allocation run on: a round that left servable lines behind asks for the next one, and so does a change of
 * the queue's order that a round waits for. Each is an instance of its own, which exists only if the next round could
 * not be asked for.
 */
export const allocationRun: ProcessDefinition<Record<never, never>> = {
  name: 'allocation_run',
  listensTo: causes,
  startedBy: causes,
  urgent: true,
  correlate: (event) => (leavesMore(event) ? [event.id] : []),
  digest: (event) => place.parse(event.data),
  initialState: () => ({}),
  evolve: () => undefined,
  relay: nextRound,
  react: (_, input) =>
    input.kind === 'event' ? [{ kind: 'issue', ...nextRound(input.event) }, { kind: 'complete' }] : [],
};

function leavesMore({ type, data }: ProjectedEvent): boolean {
  if (type === stockEvents.BackordersAllocated.type) return round.parse(data).more;
  return type !== stockEvents.PriorityPolicyApplied.type || ruled.parse(data).waitingLines > 0;
}

function nextRound({ data }: ProjectedEvent): IssuedCommand {
  return { command: 'stock.AllocateBackorders', payload: { ...place.parse(data), requested: false } };
}
