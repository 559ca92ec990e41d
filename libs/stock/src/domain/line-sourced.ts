import { DEFAULT_POLICY } from '#backorder/domain';
import type { Priority, StockEvent } from '#stock/contract';
import type { CommandOf } from './decision.js';
import type { LineTotals } from './lines.js';
import type { Prospects } from './prospects.js';
import type { Terms } from './sourcing-terms.js';

export interface Sourcing {
  readonly command: CommandOf<'stock.SourceLine'>;
  readonly held: boolean;
  readonly priority: Priority;
  readonly terms: Terms;
  readonly prospects: Prospects;
  /** The line's, after it. */
  readonly totals: LineTotals;
}

/** Member by member: spreading so many is the slowest part of a sourcing, which every order line goes through. */
export function lineSourced({ command, held, priority, terms, prospects, totals }: Sourcing): StockEvent {
  const data = {
    location: command.location,
    sku: command.sku,
    orderId: command.orderId,
    lineId: command.lineId,
    demandId: command.demandId,
    orderRef: command.orderRef,
    customerRef: command.customerRef,
    tags: command.tags,
    unitPriceMinor: command.unitPriceMinor,
    currency: command.currency,
    requested: command.quantity,
    allocated: terms.allocated,
    backordered: terms.backordered,
    refused: terms.refused,
    refusal: terms.refusal,
    shipPolicy: command.shipPolicy,
    priorityClass: priority.priorityClass,
    dueDate: priority.dueDate,
    policyVersion: DEFAULT_POLICY.version,
    waitingSince: command.waitingSince,
    onHold: held,
    rank: prospects.rank,
    quantityAhead: prospects.quantityAhead,
    projectedDate: prospects.projectedDate,
    secured: totals.secured,
    waiting: totals.waiting,
  };
  return { type: 'stock.LineSourced', data };
}
