import type { StockCommand, StockEvent } from '#stock/contract';
import type { EventData } from '../domain/sku-state.js';
import { id, orderLine, PLACE } from './sku-commands.js';

type DataOf<Type extends StockEvent['type']> = Omit<EventData<Type>, 'location' | 'sku'>;

/** An event of the tests' SKU. */
export function happened<Type extends StockEvent['type']>(type: Type, data: DataOf<Type>): StockEvent {
  return { type, data: { ...PLACE, ...data } } as unknown as StockEvent;
}

/** A demand of a test, by the line's name. */
export function demand(name: string) {
  return { ...orderLine(name), demandId: id(`demand ${name}`) };
}

interface Outcome {
  readonly allocated?: number;
  readonly backordered?: number;
  readonly refused?: number;
  readonly refusal?: 'BACKORDER_NOT_ALLOWED' | 'BACKORDER_CAP_REACHED';
  readonly rank?: number;
  readonly quantityAhead?: number;
  readonly projectedDate?: string;
  readonly secured?: number;
  readonly waiting?: number;
}

/** The outcome of a `SourceLine`; what is left out is zero or null, and the totals are those of a new line. */
export function sourced(
  command: Extract<StockCommand, { type: 'stock.SourceLine' }>,
  outcome: Outcome,
): StockEvent {
  const { type, quantity, reservationId, ...facts } = command;
  const { allocated = 0, backordered = 0, refused = 0, refusal = null } = outcome;
  const { rank = null, quantityAhead = null, projectedDate = null } = outcome;
  const { secured = allocated, waiting = backordered } = outcome;
  const decided = { allocated, backordered, refused, refusal, rank, quantityAhead, projectedDate };
  const data = { ...facts, requested: quantity, policyVersion: 'default-1', ...decided, secured, waiting };
  return { type: 'stock.LineSourced', data };
}

interface Grant {
  readonly to: string;
  readonly quantity: number;
  readonly rank: number;
  readonly secured: number;
  readonly waiting: number;
}
interface Skipped {
  readonly line: string;
  readonly rank: number;
  readonly reason: 'ON_HOLD' | 'NEEDS_COMPLETE';
  readonly waiting: number;
}

/** A round that served the queue. */
export function served(
  cause: EventData<'stock.BackordersAllocated'>['cause'],
  grants: readonly Grant[],
  skipped: readonly Skipped[] = [],
): StockEvent {
  return happened('stock.BackordersAllocated', {
    cause,
    rule: 'PRIORITY_ORDER',
    policyVersion: 'default-1',
    allocations: grants.map(({ to, ...grant }) => ({ ...demand(to), ...grant })),
    passedOver: skipped.map(({ line, ...rest }) => ({ ...demand(line), ...rest })),
    more: false,
  });
}
