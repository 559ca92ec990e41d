import type { Effect, EventOf, JsonObject, ProcessDefinition } from '#eventing';
import { delayEvents } from '#ordering/contract';

const { RefundRequired } = delayEvents;
const RETRY = 'retry';

interface RefundState {
  owed: JsonObject;
  attempt: number;
}

/** Has a refund paid that is owed, and asks again while the payment system is away. One instance per refund. */
export const refunds: ProcessDefinition<RefundState> = {
  name: 'refunds',
  listensTo: [RefundRequired.type],
  startedBy: [RefundRequired.type],
  correlate: ({ data }) => [(data as { refundId: string }).refundId],
  digest: ({ data }) => {
    const { orderId, refundId, parts } = data as EventOf<typeof RefundRequired>['data'];
    return { orderId, refundId, parts };
  },
  initialState: () => ({ owed: {}, attempt: 0 }),
  evolve: (state, input) => {
    if (input.kind === 'event') state.owed = input.event.data as JsonObject;
    if (input.kind === 'timer') state.attempt += 1;
  },
  react: ({ owed, attempt }, input): readonly Effect[] => {
    if (input.kind !== 'outcome') {
      return [{ kind: 'issue', command: 'compliance.PayBack', payload: { ...owed, attempt } }];
    }
    const told = 'ok' in input.outcome ? (input.outcome.ok as { retryAt: string | null } | null) : null;
    const dueAt = told?.retryAt ?? null;
    return [dueAt === null ? { kind: 'complete' } : { kind: 'timer', name: RETRY, dueAt }];
  },
};
