import type { Execution, ProjectedEvent } from '#eventing';
import { payloadOf, toUserError, type UserError } from '#graphql-kit';
import { type StockCommand, type StockEvent, stockEvents } from '../contract/index.js';
import type { StockItemRow, SupplyRow } from '../views/index.js';
import { StockChanged, StockItem, Supply } from './stock.types.js';

type Allocated = Extract<StockEvent, { readonly type: 'stock.BackordersAllocated' }>['data'];

export function toStockItem(row: StockItemRow): StockItem {
  const { backorderAllowed, revision } = row;
  return Object.assign(new StockItem(), row, {
    backorderAllowed: backorderAllowed === 1,
    revision: String(revision),
  });
}

/** A SKU that nothing is known of: every number is true of it. */
export function unknownItem(location: string, sku: string): StockItem {
  const none = { name: null, category: null, supplier: null, reorderLevel: null, backorderCap: null };
  const zero = { onHand: 0, available: 0, reserved: 0, allocated: 0, shipped: 0, lost: 0, received: 0 };
  const more = { returned: 0, found: 0, waitingUnits: 0, onOrder: 0, revision: '0' };
  const policy = { backorderAllowed: true, backorderMode: 'AUTO', releaseDate: null } as const;
  return Object.assign(new StockItem(), { location, sku, ...none, ...zero, ...more, ...policy });
}

export function toSupply({ supplyId, ...row }: SupplyRow): Supply {
  return Object.assign(new Supply(), row, { id: supplyId });
}

export function toStockResult(
  execution: Execution,
  command: StockCommand,
  tenant: string,
): StockChanged | UserError {
  if (execution.outcome === 'rejected') return toUserError(execution.rejection);
  const rounds = execution.events.filter(isAllocation).map(({ data }) => data as Allocated);
  return Object.assign(new StockChanged(), payloadOf(execution), {
    tenant,
    location: command.location,
    sku: command.sku,
    allocatedToBackorders: rounds
      .flatMap(({ allocations }) => allocations)
      .reduce((sum, { quantity }) => sum + quantity, 0),
    allocationComplete: rounds.every(({ more }) => !more),
    subjectId: subjectOf(command),
  });
}

function isAllocation({ type }: ProjectedEvent): boolean {
  return type === stockEvents.BackordersAllocated.type;
}

function subjectOf(command: StockCommand): string | null {
  if ('supplyId' in command) return command.supplyId;
  return 'reservationId' in command ? command.reservationId : null;
}
