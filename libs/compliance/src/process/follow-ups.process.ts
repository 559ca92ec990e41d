import type { Effect, EventOf, JsonObject, ProcessDefinition } from '#eventing';
import { orderingEvents } from '#ordering/contract';

const { ShipmentConfirmed } = orderingEvents;
const PLAN = 'compliance.PlanFollowUp';
const TIMER = 'ask';

interface FollowUpState {
  /** What the buyer is told of, when the time has come. */
  told: JsonObject;
  handedOverAt: string;
}

/** Asks the buyer, some days after the carrier got the goods, whether all has arrived. One instance per shipment. */
export const followUps: ProcessDefinition<FollowUpState> = {
  name: 'follow_ups',
  listensTo: [ShipmentConfirmed.type],
  startedBy: [ShipmentConfirmed.type],
  correlate: ({ data }) => [(data as EventOf<typeof ShipmentConfirmed>['data']).shipmentId],
  digest: ({ id, data }) => {
    const { orderId, carrier, tracking, lines, handedOverAt } = data as EventOf<
      typeof ShipmentConfirmed
    >['data'];
    const told = { because: id, orderId, kind: 'FOLLOW_UP', shipment: { carrier, tracking, lines } };
    return { told, handedOverAt };
  },
  initialState: () => ({ told: {}, handedOverAt: '' }),
  evolve: (state, input) => {
    if (input.kind === 'event') Object.assign(state, input.event.data);
  },
  react: ({ told, handedOverAt }, input): readonly Effect[] => {
    switch (input.kind) {
      case 'event':
        return [{ kind: 'issue', command: PLAN, payload: { handedOverAt } }];
      case 'timer':
        return [{ kind: 'issue', command: 'compliance.TellBuyer', payload: told }, { kind: 'complete' }];
      case 'outcome': {
        const plan = input.command.command === PLAN && 'ok' in input.outcome ? input.outcome.ok : null;
        const dueAt = (plan as { dueAt: string | null } | null)?.dueAt ?? null;
        return [dueAt === null ? { kind: 'complete' } : { kind: 'timer', name: TIMER, dueAt }];
      }
    }
  },
};
