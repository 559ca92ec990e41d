import { type PriorityPolicy, policyVersionOf } from '#backorder/contract';
import type { StockEvent } from '#stock/contract';
import type { CommandOf } from './decision.js';
import type { LineTotals } from './lines.js';
import type { Prospects } from './prospects.js';
import type { EventData } from './sku-state.js';
import type { Terms } from './sourcing-terms.js';

export interface Sourcing {
  readonly command: CommandOf<'stock.SourceLine'>;
  readonly held: boolean;
  readonly policy: PriorityPolicy;
  readonly terms: Terms;
  readonly prospects: Prospects;
  /** The line's, after it. */
  readonly totals: LineTotals;
}

/** Member by member: spreading so many is the slowest part of a sourcing, which every order line goes through. */
export function lineSourced({ command, held, policy, terms, prospects, totals }: Sourcing): StockEvent {
  const data: EventData<'stock.LineSourced'> = {
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
    priorityClass: command.priorityClass,
    dueDate: command.dueDate,
    policyVersion: policyVersionOf(policy),
    waitingSince: command.waitingSince,
    onHold: held,
    rank: prospects.rank,
    quantityAhead: prospects.quantityAhead,
    projectedDate: prospects.projectedDate,
    secured: totals.secured,
    waiting: totals.waiting,
  };
  if (command.ranking) data.ranking = command.ranking;
  return { type: 'stock.LineSourced', data };
}
