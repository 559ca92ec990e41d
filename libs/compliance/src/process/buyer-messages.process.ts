import type { Effect, IssuedCommand, JsonObject, ProcessDefinition, ProjectedEvent } from '#eventing';
import { delayEvents, orderingEvents } from '#ordering/contract';

const { SupplyRecorded, ShipmentConfirmed } = orderingEvents;
const { DeadlineReached, RefundSent } = delayEvents;

/**
 * Has the buyer told of what happened to the order, where the tenant's policy wants it told. It only passes on: the notice
 * that comes of it is a stream of its own, named after the event, so that telling twice is telling once.
 */
export const buyerMessages: ProcessDefinition<Record<never, never>> = {
  name: 'buyer_messages',
  listensTo: [SupplyRecorded, ShipmentConfirmed, DeadlineReached, RefundSent].map(({ type }) => type),
  startedBy: [SupplyRecorded, ShipmentConfirmed, DeadlineReached, RefundSent].map(({ type }) => type),
  correlate: (event) => (messageOf(event) ? [event.id] : []),
  digest: (event) => messageOf(event) ?? {},
  initialState: () => ({}),
  evolve: () => undefined,
  relay: (event) => tell(messageOf(event) ?? {}),
  react: (_, input): readonly Effect[] =>
    input.kind === 'event'
      ? [{ kind: 'issue', ...tell(input.event.data as JsonObject) }, { kind: 'complete' }]
      : [],
};

function tell(payload: JsonObject): IssuedCommand {
  return { command: 'compliance.TellBuyer', payload };
}

interface Supply {
  readonly lineId: string;
  readonly secured: number;
  readonly waiting: number;
  readonly sourcing: { readonly backordered: number; readonly projectedDate: string | null } | null;
}

/** What there is to tell, and of which lines; null: nothing. */
function messageOf({ id, type, data }: ProjectedEvent): JsonObject | null {
  const { orderId } = data as { orderId: string };
  const message = (kind: string, more: JsonObject): JsonObject => ({ because: id, orderId, kind, ...more });
  switch (type) {
    case SupplyRecorded.type:
      return supplyMessage((data as { lines: readonly Supply[] }).lines, message);
    case ShipmentConfirmed.type: {
      const { carrier, tracking, lines } = data as {
        carrier: string;
        tracking: string | null;
        lines: JsonObject[];
      };
      return message('SHIPPED', { shipment: { carrier, tracking, lines } });
    }
    case DeadlineReached.type:
      return message('RULE_CANCELLED', { lineIds: [(data as { lineId: string }).lineId] });
    case RefundSent.type: {
      const { refundId, sentAt, form, amountMinor } = data as Record<
        'refundId' | 'sentAt' | 'form',
        string
      > & {
        amountMinor: number;
      };
      return message('REFUND_SENT', { refund: { refundId, sentAt, form, amountMinor } });
    }
    default:
      return null;
  }
}

function supplyMessage(
  lines: readonly Supply[],
  message: (kind: string, more: JsonObject) => JsonObject,
): JsonObject | null {
  const waits = lines.filter(({ sourcing }) => sourcing && sourcing.backordered > 0);
  if (waits.length > 0) {
    const expected = Object.fromEntries(
      waits.map(({ lineId, sourcing }) => [lineId, sourcing?.projectedDate ?? null]),
    );
    return message('BACKORDER_CONFIRMED', { lineIds: waits.map(({ lineId }) => lineId), expected });
  }
  const arrived = lines.filter(({ sourcing, secured, waiting }) => !sourcing && secured > 0 && waiting === 0);
  return arrived.length > 0
    ? message('GOODS_ARRIVED', { lineIds: arrived.map(({ lineId }) => lineId) })
    : null;
}
