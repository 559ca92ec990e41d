import { deterministicId, plusMilliseconds } from '#kernel';
import { orderIdOf, type OrderingCommand } from '#ordering/contract';
import { allocatedUnits, type OrderState } from '#ordering/domain';
import type { StockCommand } from '#stock/contract';
import type { OrderAction, StockAction } from './any-script.js';

const reservationId = (sku: string, number: number) => deterministicId('reservation', sku, number);
const supplyId = (sku: string, number: number) => deterministicId('supply', sku, number);

type Placing = Extract<OrderAction, { readonly do: 'place' }>;
type Changing = Exclude<OrderAction, Placing>;

/** Lines of policy TOGETHER travel as one group. */
export function placing({ tier, lines }: Placing, number: number): OrderingCommand {
  const ref = `A-${number}`;
  return {
    type: 'ordering.PlaceOrder',
    orderId: orderIdOf('main', ref),
    ref,
    placedAt: null,
    timeZone: 'America/New_York',
    channel: 'INTERNET',
    customer: { ref: 'C-1', name: null, email: null, address: null, segment: null, tier },
    tags: [],
    currency: 'USD',
    shippingMinor: 0,
    discountMinor: 0,
    informationComplete: true,
    sellerCreditApplication: false,
    payment: null,
    statedShipTime: null,
    lines: lines.map(({ reservation, ...line }) => ({
      ...line,
      location: 'main',
      unitPriceMinor: 1800,
      shipGroup: line.shipPolicy === 'TOGETHER' ? 'g' : null,
      reservationId: reservation === null ? null : reservationId(line.sku, reservation),
      statedShipTime: null,
    })),
  };
}

/** A change of an order that its caller sees as it is; null when there is nothing to be done to it. */
export function changing(action: Changing, orderId: string, state: OrderState): OrderingCommand | null {
  const lineOf = (index: number) => state.lines[index % state.lines.length]!.lineId;
  const reason = 'r';
  switch (action.do) {
    case 'cancel-line': {
      const { quantity } = action;
      return {
        type: 'ordering.CancelOrderLine',
        orderId,
        lineId: lineOf(action.line),
        quantity,
        by: 'BUYER',
        reason,
      };
    }
    case 'change':
      return {
        type: 'ordering.ChangeLineQuantity',
        orderId,
        lineId: lineOf(action.line),
        quantity: action.quantity,
        reason,
      };
    case 'cancel':
      return { type: 'ordering.CancelOrder', orderId, by: 'SELLER', reason };
    case 'hold':
      return { type: 'ordering.HoldOrder', orderId, reason };
    case 'release':
      return { type: 'ordering.ReleaseOrder', orderId, note: null };
    case 'ship': {
      const lines = shippable(state, action.part);
      return lines.length === 0
        ? null
        : {
            type: 'ordering.ConfirmShipment',
            orderId,
            carrier: 'DHL',
            tracking: null,
            handedOverAt: null,
            lines,
          };
    }
    case 'return': {
      const { quantity, restock } = action;
      const lines = [{ lineId: lineOf(action.line), quantity, restock }];
      return { type: 'ordering.RecordReturn', orderId, lines, reason: 'WRONG' };
    }
  }
}

function shippable(state: OrderState, part: boolean): { lineId: string; quantity: number }[] {
  return state.lines
    .map((line) => ({ lineId: line.lineId, quantity: allocatedUnits(line) }))
    .map((line, index) => (part && index === 0 ? { ...line, quantity: Math.ceil(line.quantity / 2) } : line))
    .filter(({ quantity }) => quantity > 0);
}

export function stocking(action: StockAction, now: string): StockCommand {
  const { sku } = action;
  const place = { location: 'main', sku };
  switch (action.do) {
    case 'receive':
      return { type: 'stock.ReceiveStock', ...place, quantity: action.quantity, reference: null };
    case 'adjust':
      return { type: 'stock.AdjustStock', ...place, delta: action.delta, reason: 'OTHER', note: null };
    case 'count':
      return { type: 'stock.RecordStockCount', ...place, counted: action.counted, note: null };
    case 'expect': {
      const { supply, quantity, dueDate } = action;
      return {
        type: 'stock.ExpectSupply',
        ...place,
        supplyId: supplyId(sku, supply),
        quantity,
        dueDate,
        reference: null,
      };
    }
    case 'receive-supply': {
      const { supply, accepted, close } = action;
      return {
        type: 'stock.ReceiveSupply',
        ...place,
        supplyId: supplyId(sku, supply),
        accepted,
        rejected: 0,
        close,
      };
    }
    case 'reserve': {
      const { reservation, quantity, minutes } = action;
      const expiresAt = plusMilliseconds(now, minutes * 60_000);
      return {
        type: 'stock.ReserveStock',
        ...place,
        reservationId: reservationId(sku, reservation),
        quantity,
        expiresAt,
        reference: null,
      };
    }
    case 'end-reservation':
      return {
        type: 'stock.ReleaseReservation',
        ...place,
        reservationId: reservationId(sku, action.reservation),
      };
    case 'policy': {
      const { allowed, cap, mode } = action;
      return { type: 'stock.SetBackorderPolicy', ...place, allowed, cap, mode };
    }
    case 'allocate':
      return { type: 'stock.AllocateBackorders', ...place, requested: true };
  }
}
