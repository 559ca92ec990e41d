import type {
  CommandOutcome,
  Effect,
  EventOf,
  IssuedCommand,
  JsonObject,
  ProcessDefinition,
} from '#eventing';
import { orderingEvents } from '#ordering/contract';

const { ShipmentConfirmed } = orderingEvents;
const PLAN = 'compliance.PlanFollowUp';
const TIMER = 'ask';

interface FollowUpState {
  /** What the buyer is told of, when the time has come. */
  told: JsonObject;
  handedOverAt: string;
}

/**
 * Asks the buyer, some days after the carrier got the goods, whether all has arrived. One instance per shipment, and none
 * where the tenant wants nobody to be asked.
 */
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
  relay: ({ data }) => plan((data as EventOf<typeof ShipmentConfirmed>['data']).handedOverAt),
  takesUp: (outcome) => dueAtOf(outcome) !== null,
  initialState: () => ({ told: {}, handedOverAt: '' }),
  evolve: (state, input) => {
    if (input.kind === 'event') Object.assign(state, input.event.data);
  },
  react: ({ told, handedOverAt }, input): readonly Effect[] => {
    switch (input.kind) {
      case 'event':
        return [{ kind: 'issue', ...plan(handedOverAt) }];
      case 'timer':
        return [{ kind: 'issue', command: 'compliance.TellBuyer', payload: told }, { kind: 'complete' }];
      case 'outcome': {
        const dueAt = input.command.command === PLAN ? dueAtOf(input.outcome) : null;
        return [dueAt === null ? { kind: 'complete' } : { kind: 'timer', name: TIMER, dueAt }];
      }
    }
  },
};

function plan(handedOverAt: string): IssuedCommand {
  return { command: PLAN, payload: { handedOverAt } };
}

/** Null: nobody is to be asked. */
function dueAtOf(outcome: CommandOutcome): string | null {
  const said = 'ok' in outcome ? outcome.ok : null;
  return (said as { readonly dueAt: string | null } | null)?.dueAt ?? null;
}
