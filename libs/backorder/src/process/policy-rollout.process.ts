import { priorityPolicyEvents } from '#backorder/contract';
import type { IssuedCommand, ProcessDefinition, ProjectedEvent } from '#eventing';
import { stockEvents } from '#stock/contract';

const { PriorityPolicyPublished, PriorityPolicyWithdrawn } = priorityPolicyEvents;
const { ItemDescribed, LineSourced } = stockEvents;
const place = LineSourced.schema.pick({ location: true, sku: true });
const start = LineSourced.schema.pick({ rank: true });
const types = [PriorityPolicyPublished, PriorityPolicyWithdrawn, ItemDescribed, LineSourced].map(
  ({ type }) => type,
);

/**
 * Carries policies to the queues that they govern: to all of them when one is published or withdrawn, and to one when
 * it begins, or when its item comes into another category.
 */
export const policyRollout: ProcessDefinition<Record<never, never>> = {
  name: 'policy_rollout',
  listensTo: types,
  startedBy: types,
  correlate: (event) =>
    event.type !== LineSourced.type || start.parse(event.data).rank === 1 ? [event.id] : [],
  digest: (event) => (isPolicy(event) ? {} : place.parse(event.data)),
  initialState: () => ({}),
  evolve: () => undefined,
  relay: govern,
  react: (_, input) =>
    input.kind === 'event' ? [{ kind: 'issue', ...govern(input.event) }, { kind: 'complete' }] : [],
};

function govern(event: ProjectedEvent): IssuedCommand {
  return isPolicy(event)
    ? { command: 'backorder.GovernQueues', payload: {} }
    : { command: 'backorder.GovernQueue', payload: place.parse(event.data) };
}

function isPolicy({ type }: Pick<ProjectedEvent, 'type'>): boolean {
  return type === PriorityPolicyPublished.type || type === PriorityPolicyWithdrawn.type;
}
