import type { Effect, EventOf, JsonObject, ProcessDefinition } from '#eventing';
import { delayEvents } from '#ordering/contract';

const { DelayDiscovered } = delayEvents;
const COMMAND = 'compliance.AnswerDelay';

/**
 * Has a delay answered as the tenant's policy says: by an option to the buyer, or by a proposal to whoever decides. Each
 * discovery is an instance of its own, which is over with the answer.
 */
export const delayAnswers: ProcessDefinition<Record<never, never>> = {
  name: 'delay_answers',
  listensTo: [DelayDiscovered.type],
  startedBy: [DelayDiscovered.type],
  correlate: (event) => [event.id],
  digest: ({ data }) => {
    const { orderId, source, lines } = data as EventOf<typeof DelayDiscovered>['data'];
    return {
      orderId,
      source,
      lines: lines.map(({ lineId, projectedDate }) => ({ lineId, projectedDate })),
    } satisfies JsonObject;
  },
  initialState: () => ({}),
  evolve: () => undefined,
  react: (_, input): readonly Effect[] =>
    input.kind === 'event'
      ? [{ kind: 'issue', command: COMMAND, payload: input.event.data as JsonObject }]
      : [{ kind: 'complete' }],
};
