import { deterministicId } from '#kernel';
import type { StockCommand, StockCommandName } from '#stock/contract';

type CommandOf<Name extends StockCommandName> = Extract<StockCommand, { type: Name }>;
type Fields<Name extends StockCommandName> = Omit<CommandOf<Name>, 'type' | 'location' | 'sku'>;

export const PLACE = { location: 'main', sku: 'CHAI' };

/** A readable name's id, the same in every test. */
export function id(name: string): string {
  return deterministicId('test', name);
}

export function orderLine(name: string): { orderId: string; lineId: string } {
  return { orderId: id(`order ${name}`), lineId: id(`line ${name}`) };
}

export function sourceLine(
  name: string,
  quantity: number,
  more: Partial<Fields<'stock.SourceLine'>> = {},
): CommandOf<'stock.SourceLine'> {
  return {
    type: 'stock.SourceLine',
    ...PLACE,
    ...orderLine(name),
    demandId: id(`demand ${name}`),
    orderRef: name,
    customerRef: 'ALFKI',
    tags: [],
    unitPriceMinor: 1800,
    currency: 'EUR',
    quantity,
    shipPolicy: 'SPLIT',
    priorityClass: 5,
    dueDate: null,
    waitingSince: '2026-01-05T15:00:00.000Z',
    onHold: false,
    reservationId: null,
    ...more,
  };
}

export function receive(quantity: number): CommandOf<'stock.ReceiveStock'> {
  return { type: 'stock.ReceiveStock', ...PLACE, quantity, reference: null };
}

export function count(counted: number): CommandOf<'stock.RecordStockCount'> {
  return { type: 'stock.RecordStockCount', ...PLACE, counted, note: null };
}

export function adjust(delta: number): CommandOf<'stock.AdjustStock'> {
  return { type: 'stock.AdjustStock', ...PLACE, delta, reason: 'OTHER', note: null };
}

export function reserve(name: string, quantity: number): CommandOf<'stock.ReserveStock'> {
  const expiresAt = '2026-01-05T16:00:00.000Z';
  return {
    type: 'stock.ReserveStock',
    ...PLACE,
    reservationId: id(`reservation ${name}`),
    quantity,
    expiresAt,
    reference: null,
  };
}

export function release(name: string): CommandOf<'stock.ReleaseReservation'> {
  return { type: 'stock.ReleaseReservation', ...PLACE, reservationId: id(`reservation ${name}`) };
}

export function expire(name: string): CommandOf<'stock.ExpireReservation'> {
  return { type: 'stock.ExpireReservation', ...PLACE, reservationId: id(`reservation ${name}`) };
}

export function expectSupply(
  name: string,
  quantity: number,
  dueDate: string | null,
): CommandOf<'stock.ExpectSupply'> {
  return {
    type: 'stock.ExpectSupply',
    ...PLACE,
    supplyId: id(`supply ${name}`),
    quantity,
    dueDate,
    reference: null,
  };
}

export function rescheduleSupply(name: string, dueDate: string | null): CommandOf<'stock.RescheduleSupply'> {
  return { type: 'stock.RescheduleSupply', ...PLACE, supplyId: id(`supply ${name}`), dueDate, reason: null };
}

export function cancelSupply(name: string): CommandOf<'stock.CancelSupply'> {
  return { type: 'stock.CancelSupply', ...PLACE, supplyId: id(`supply ${name}`), reason: null };
}

export function receiveSupply(
  name: string,
  accepted: number,
  { rejected = 0, close = false } = {},
): CommandOf<'stock.ReceiveSupply'> {
  return {
    type: 'stock.ReceiveSupply',
    ...PLACE,
    supplyId: id(`supply ${name}`),
    accepted,
    rejected,
    close,
  };
}

export function setPolicy(
  policy: Partial<Fields<'stock.SetBackorderPolicy'>>,
): CommandOf<'stock.SetBackorderPolicy'> {
  return { type: 'stock.SetBackorderPolicy', ...PLACE, allowed: true, cap: null, mode: 'AUTO', ...policy };
}

export function allocate(requested: boolean): CommandOf<'stock.AllocateBackorders'> {
  return { type: 'stock.AllocateBackorders', ...PLACE, requested };
}

export function setRelease(date: string | null): CommandOf<'stock.SetItemRelease'> {
  const release = date === null ? null : { date, at: `${date}T05:00:00.000Z` };
  return { type: 'stock.SetItemRelease', ...PLACE, release };
}

export function releaseItem(): CommandOf<'stock.ReleaseItem'> {
  return { type: 'stock.ReleaseItem', ...PLACE };
}

export function reduceLine(name: string, quantity: number): CommandOf<'stock.ReduceLine'> {
  return { type: 'stock.ReduceLine', ...PLACE, ...orderLine(name), quantity };
}

export function holdLine(name: string): CommandOf<'stock.HoldLine'> {
  return { type: 'stock.HoldLine', ...PLACE, ...orderLine(name) };
}

export function resumeLine(name: string): CommandOf<'stock.ResumeLine'> {
  return { type: 'stock.ResumeLine', ...PLACE, ...orderLine(name) };
}

export function shipLine(name: string, quantity: number, shipment = 's1'): CommandOf<'stock.ShipLine'> {
  const shipmentId = id(`shipment ${shipment}`);
  return { type: 'stock.ShipLine', ...PLACE, ...orderLine(name), shipmentId, quantity };
}

export function returnLine(
  name: string,
  quantity: number,
  { restock = true, returned = 'r1' } = {},
): CommandOf<'stock.ReturnLine'> {
  const returnId = id(`return ${returned}`);
  return { type: 'stock.ReturnLine', ...PLACE, ...orderLine(name), returnId, quantity, restock };
}
