import { deterministicId } from '#kernel';
import { skuStream, type StockEvent } from '#stock/contract';

type DataOf<Type extends StockEvent['type']> = Extract<StockEvent, { readonly type: Type }>['data'];

const PLACE = { location: 'main', sku: 'CHAI' };

/** The ids of a demand and its line, by a readable name. */
export function demand(name: string) {
  const id = (part: string) => deterministicId('test', part, name);
  return { orderId: id('order'), lineId: id('line'), demandId: id('demand') };
}

/** A demand of `waiting` units that all wait; in part or whole from stock with `allocated`. */
export function sourced(
  name: string,
  waiting: number,
  more: Partial<DataOf<'stock.LineSourced'>> = {},
  tenant = 'main',
) {
  const { allocated = 0, ...facts } = more;
  const data: DataOf<'stock.LineSourced'> = {
    ...PLACE,
    ...demand(name),
    orderRef: `SO-${name}`,
    customerRef: 'ALFKI',
    tags: ['web'],
    unitPriceMinor: 1800,
    currency: 'EUR',
    requested: waiting + allocated,
    allocated,
    backordered: waiting,
    refused: 0,
    refusal: null,
    shipPolicy: 'SPLIT',
    priorityClass: 5,
    dueDate: null,
    policyVersion: 'default-1',
    waitingSince: '2026-01-05T15:00:00.000Z',
    onHold: false,
    rank: null,
    quantityAhead: null,
    projectedDate: null,
    secured: allocated,
    waiting,
    ...facts,
  };
  return happened('stock.LineSourced', data, tenant);
}

/** An event of the SKU that `data` names, or of CHAI. */
export function happened<Type extends StockEvent['type']>(
  type: Type,
  data: Omit<DataOf<Type>, 'location' | 'sku'> & Partial<typeof PLACE>,
  tenant = 'main',
) {
  const whole = { ...PLACE, ...data };
  return { type, data: { ...whole }, stream: skuStream(tenant, whole.location, whole.sku) };
}

const after = { secured: 0, waiting: 0 };

/** One round that serves demands, by name, on a day. */
export function allocated(day: string, quantities: Readonly<Record<string, number>>) {
  const allocations = Object.entries(quantities).map(([name, quantity]) => ({
    ...demand(name),
    ...{ quantity, rank: 1, ...after },
  }));
  const round = { cause: 'RECEIPT', rule: 'PRIORITY_ORDER', policyVersion: 'default-1' } as const;
  const event = happened('stock.BackordersAllocated', { ...round, allocations, passedOver: [], more: false });
  return { ...event, meta: { at: `${day}T10:00:00.000Z` } };
}

export function revoked(name: string, quantity: number) {
  const revocations = [{ ...demand(name), quantity, ...after }];
  return happened('stock.AllocationsRevoked', { cause: 'COUNT', revocations });
}

export function reduced(name: string, fromWaiting: number, fromAllocated: number) {
  const { demandId, ...line } = demand(name);
  const demands = [{ demandId, fromWaiting, fromAllocated }];
  return happened('stock.LineReduced', { ...line, demands, ...after });
}

export function described(sku: string, category: string | null, tenant = 'main') {
  const facts = { sku, name: sku, category, supplier: null, reorderLevel: null };
  return happened('stock.ItemDescribed', facts, tenant);
}
