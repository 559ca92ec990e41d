import { priorityPolicyEvents } from '#backorder/contract';
import {
  type Effect,
  type IssuedCommand,
  META,
  type ProcessDefinition,
  type ProjectedEvent,
} from '#eventing';
import { plusMilliseconds } from '#kernel';
import { stockEvents } from '#stock/contract';
import { z } from 'zod';

const { PriorityPolicyPublished, PriorityPolicyWithdrawn } = priorityPolicyEvents;
const { ItemDescribed, LineSourced } = stockEvents;
const place = LineSourced.schema.pick({ location: true, sku: true });
const start = LineSourced.schema.pick({ rank: true });
const outcome = z.object({ ok: z.object({ next: place.nullable() }) });
const types = [PriorityPolicyPublished, PriorityPolicyWithdrawn, ItemDescribed, LineSourced].map(
  ({ type }) => type,
);
const GOVERN_QUEUE = 'backorder.GovernQueue';
const GOVERN_QUEUES = 'backorder.GovernQueues';

/**
 * A queue that began while another node did not know of the policy yet is not among those of the first round: so there
 * is a second one, when every node has read its policies anew.
 */
const AGAIN = 'again';
const AGAIN_MILLISECONDS = 3000;
const ROUNDS = 2;

interface Rollout {
  rounds: number;
  /** Of the round under way: after which queue it goes on. */
  next: z.infer<typeof place> | null;
}

/**
 * Carries policies to the queues that they govern: to all of them when one is published or withdrawn, and to one when
 * it begins, or when its item comes into another category.
 */
export const policyRollout: ProcessDefinition<Rollout> = {
  name: 'policy_rollout',
  listensTo: types,
  startedBy: types,
  correlate: (event) =>
    event.type !== LineSourced.type || start.parse(event.data).rank === 1 ? [event.id] : [],
  digest: (event) => (isPolicy(event) ? {} : place.parse(event.data)),
  initialState: () => ({ rounds: 0, next: null }),
  evolve: (state, input) => {
    if (input.kind !== 'outcome' || input.command.command !== GOVERN_QUEUES) return;
    state.next = outcome.parse(input.outcome).ok.next;
    if (state.next === null) state.rounds += 1;
  },
  relay: (event) => (isPolicy(event) ? null : governQueue(event)),
  react: ({ rounds, next }, input): readonly Effect[] => {
    switch (input.kind) {
      case 'event': {
        const { event } = input;
        if (!isPolicy(event)) return [{ kind: 'issue', ...governQueue(event) }, { kind: 'complete' }];
        const dueAt = plusMilliseconds(event.meta[META.at] ?? '', AGAIN_MILLISECONDS);
        return [governAfter(null), { kind: 'timer', name: AGAIN, dueAt }];
      }
      case 'timer':
        return [governAfter(null)];
      case 'outcome':
        if (next !== null) return [governAfter(next)];
        return rounds === ROUNDS ? [{ kind: 'complete' }] : [];
    }
  },
};

function governQueue({ data }: ProjectedEvent): IssuedCommand {
  return { command: GOVERN_QUEUE, payload: place.parse(data) };
}

function governAfter(after: Rollout['next']): Effect {
  return { kind: 'issue', command: GOVERN_QUEUES, payload: { after } };
}

function isPolicy({ type }: ProjectedEvent): boolean {
  return type === PriorityPolicyPublished.type || type === PriorityPolicyWithdrawn.type;
}
