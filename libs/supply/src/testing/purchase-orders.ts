import type { DecisionContext } from '#eventing';
import { deterministicId } from '#kernel';
import {
  type PurchaseOrderCommand,
  type PurchaseOrderCommandName,
  type PurchaseOrderEvent,
  purchaseSupplyId,
} from '../contract/index.js';
import { purchaseOrderDecider } from '../domain/index.js';

type Fields<Name extends PurchaseOrderCommandName> = Omit<
  Extract<PurchaseOrderCommand, { readonly type: Name }>,
  'type' | 'ref'
>;

export const NOW = '2026-01-05T15:00:00.000Z';
export const ORDER = { ref: 'PO-1', location: 'main' };

export function supplyId(lineNo: number, count: number): string {
  return purchaseSupplyId('main', { ref: 'PO-1', lineNo, count });
}

/** `[sku, quantity, expected date]` each. */
export function place(
  lines: readonly (readonly [string, number, (string | null)?])[],
  more: Partial<Fields<'supply.PlacePurchaseOrder'>> = {},
): PurchaseOrderCommand {
  return {
    type: 'supply.PlacePurchaseOrder',
    ...{ ref: 'PO-1', supplier: 'ACME', location: 'main', placedAt: null, currency: 'EUR' },
    overReceiptPercent: 0,
    lines: lines.map(([sku, quantity, expectedDate = null]) => ({
      ...{ sku, quantity, expectedDate, unitCostMinor: 250 },
    })),
    ...more,
  };
}

export function confirm(...dates: readonly (readonly [number, string | null])[]): PurchaseOrderCommand {
  const lines = dates.map(([lineNo, date]) => ({ lineNo, date }));
  return { type: 'supply.ConfirmPurchaseOrder', ref: 'PO-1', lines };
}

export function change(
  lineNo: number,
  { quantity = null, date = null }: Partial<Fields<'supply.ChangePurchaseOrderLine'>>,
): PurchaseOrderCommand {
  return { type: 'supply.ChangePurchaseOrderLine', ref: 'PO-1', lineNo, quantity, date, reason: 'asked' };
}

export function cancel(lineNo: number, quantity: number | null = null): PurchaseOrderCommand {
  return { type: 'supply.CancelPurchaseOrderLine', ref: 'PO-1', lineNo, quantity, reason: 'too late' };
}

/** `[line number, quantity]` each. */
export function announce(
  shipmentRef: string,
  eta: string | null,
  ...lines: readonly (readonly [number, number])[]
): PurchaseOrderCommand {
  return {
    type: 'supply.AnnounceShipment',
    ...{ ref: 'PO-1', shipmentRef, carrier: 'Sea', eta, reason: null },
    lines: lines.map(([lineNo, quantity]) => ({ lineNo, quantity })),
  };
}

/** `[line number, accepted, rejected]` each. */
export function receive(
  shipmentRef: string,
  lines: readonly (readonly [number, number, number?])[],
  more: Partial<Fields<'supply.ReceiveShipment'>> = {},
): PurchaseOrderCommand {
  return {
    type: 'supply.ReceiveShipment',
    ...{ ref: 'PO-1', shipmentRef, receivedAt: null, complete: true },
    lines: lines.map(([lineNo, accepted, rejected = 0]) => ({
      ...{ lineNo, accepted, rejected, reason: rejected > 0 ? 'DAMAGED' : null },
    })),
    ...more,
  };
}

/** A purchase order in memory, led by commands. */
export class PurchaseOrderHistory {
  readonly events: PurchaseOrderEvent[] = [];
  readonly state = purchaseOrderDecider.initialState();

  /** The events of the decision, or the code of its rejection. */
  try(command: PurchaseOrderCommand, now = NOW): readonly PurchaseOrderEvent[] | string {
    const nextRevision = this.events.length;
    const commandId = deterministicId('command', nextRevision);
    const context: DecisionContext = { now, commandId, tenant: 'main', nextRevision };
    const decision = purchaseOrderDecider.decide(command, this.state, context);
    if ('rejected' in decision) return decision.rejected.code;
    for (const event of decision.accepted) {
      purchaseOrderDecider.evolve(this.state, event, { revision: this.events.length, at: now });
      this.events.push(event);
    }
    return decision.accepted;
  }
}

/** The events of commands that are all accepted. */
export function eventsOf(...commands: readonly PurchaseOrderCommand[]): readonly PurchaseOrderEvent[] {
  return eventsAt(NOW, ...commands);
}

/** The same, at another time. */
export function eventsAt(
  now: string,
  ...commands: readonly PurchaseOrderCommand[]
): readonly PurchaseOrderEvent[] {
  const history = new PurchaseOrderHistory();
  for (const command of commands) {
    const answer = history.try(command, now);
    if (typeof answer === 'string') throw new Error(`${command.type}: ${answer}`);
  }
  return history.events;
}

/** A purchase order with an event of every type. */
export function purchaseStory(): readonly PurchaseOrderEvent[] {
  return eventsOf(
    place([
      ['LAMP', 10, '2026-02-01'],
      ['VASE', 4],
    ]),
    confirm([1, '2026-02-10'], [2, '2026-02-12']),
    change(2, { quantity: 6, date: { to: '2026-02-20' } }),
    cancel(2, 1),
    announce('S-1', '2026-01-20', [1, 6], [2, 5]),
    announce('S-1', '2026-01-25', [1, 6], [2, 5]),
    receive('S-1', [[1, 4, 1]]),
  );
}
