import type { IssuedCommand } from '#eventing';
import { assertNever } from '#kernel';
import type { DelayEvent, OrderingEvent } from '../contract/index.js';
import type { FulfilmentLine, FulfilmentState } from './fulfilment-state.js';

/** The events of an order that ask something of its SKUs. `OrderPlaced` comes as the digest's parts. */
export type OrderInput =
  | Exclude<
      OrderingEvent,
      DelayEvent | { readonly type: 'ordering.SupplyRecorded' | 'ordering.ShipGroupAssessed' }
    >
  | Extract<DelayEvent, { readonly type: 'ordering.CancellationCorrected' }>;

/** The commands to SKU streams that follow from an event of the order; the state knows the order's lines. */
export function commandsFor(
  state: FulfilmentState,
  orderId: string,
  event: OrderInput,
): readonly IssuedCommand[] {
  const on = (lineId: string, command: string, payload: IssuedCommand['payload']) =>
    onLine(state, orderId, lineId, { command, payload });
  switch (event.type) {
    case 'ordering.OrderPlaced':
      return Object.values(state.lines).map((line) =>
        source(state, orderId, line, { demandId: line.lineId, quantity: line.quantity }),
      );
    case 'ordering.LineCancelled':
      return on(event.data.lineId, 'stock.ReduceLine', { quantity: event.data.quantity });
    case 'ordering.CancellationCorrected': {
      const { lineId, again } = event.data;
      const line = state.lines[lineId];
      return line && again ? [source(state, orderId, line, again)] : [];
    }
    case 'ordering.OrderCancelled':
      return event.data.lines.flatMap(({ lineId, quantity }) => on(lineId, 'stock.ReduceLine', { quantity }));
    case 'ordering.LineQuantityChanged':
      return changeQuantity(state, orderId, event.data);
    case 'ordering.LineSubstituted': {
      const { lineId, quantity } = event.data.line;
      const line = state.lines[lineId];
      return line ? [source(state, orderId, line, { demandId: lineId, quantity })] : [];
    }
    case 'ordering.OrderHeld':
      return Object.keys(state.lines).flatMap((lineId) => on(lineId, 'stock.HoldLine', {}));
    case 'ordering.OrderReleased':
      return Object.keys(state.lines).flatMap((lineId) => on(lineId, 'stock.ResumeLine', {}));
    case 'ordering.ShipmentConfirmed': {
      const { shipmentId, lines } = event.data;
      return lines.flatMap(({ lineId, quantity }) => on(lineId, 'stock.ShipLine', { shipmentId, quantity }));
    }
    case 'ordering.ReturnRecorded': {
      const { returnId, lines } = event.data;
      return lines.flatMap(({ lineId, quantity, restock }) =>
        on(lineId, 'stock.ReturnLine', { returnId, quantity, restock }),
      );
    }
    default:
      return assertNever(event);
  }
}

function changeQuantity(
  state: FulfilmentState,
  orderId: string,
  change: Extract<OrderInput, { readonly type: 'ordering.LineQuantityChanged' }>['data'],
): readonly IssuedCommand[] {
  const { lineId, from, to, demandId } = change;
  const line = state.lines[lineId];
  if (!line) return [];
  if (demandId !== null) return [source(state, orderId, line, { demandId, quantity: to - from })];
  return onLine(state, orderId, lineId, { command: 'stock.ReduceLine', payload: { quantity: from - to } });
}

function onLine(
  state: FulfilmentState,
  orderId: string,
  lineId: string,
  { command, payload }: IssuedCommand,
): readonly IssuedCommand[] {
  const line = state.lines[lineId];
  if (!line) return [];
  const { location, sku } = line;
  return [{ command, payload: { location, sku, orderId, lineId, ...payload } }];
}

function source(
  state: FulfilmentState,
  orderId: string,
  line: FulfilmentLine,
  demand: { readonly demandId: string; readonly quantity: number },
): IssuedCommand {
  const { lineId, location, sku, unitPriceMinor, shipPolicy, requiredDate, reservationId } = line;
  const first = demand.demandId === lineId;
  return {
    command: 'stock.SourceLine',
    payload: {
      ...state.order,
      ...demand,
      location,
      sku,
      orderId,
      lineId,
      unitPriceMinor,
      shipPolicy,
      dueDate: requiredDate,
      onHold: state.onHold,
      reservationId: first ? reservationId : null,
    },
  };
}
