import type { CommandOutcome, IssuedCommand, ProcessInput, ProjectedEvent } from '#eventing';
import type { StockCommand } from '#stock/contract';
import { SkuHistory } from '../../../stock/src/testing/sku-history.js';
import type { PurchaseOrderCommand, PurchaseOrderEvent } from '../contract/index.js';
import { purchaseSupply } from '../process/index.js';
import { PurchaseOrderHistory } from './purchase-orders.js';

type State = ReturnType<typeof purchaseSupply.initialState>;

/** A purchase order, its process and the SKUs that it speaks to, all in memory. */
export class PurchaseToStock {
  readonly order = new PurchaseOrderHistory();
  readonly skus = new Map<string, SkuHistory>();
  readonly refused: string[] = [];
  private readonly process: State = purchaseSupply.initialState();

  /** Whether the command was accepted. The process has come to rest then. */
  try(command: PurchaseOrderCommand): boolean {
    const events = this.order.try(command);
    if (typeof events === 'string') return false;
    for (const event of events) this.take({ kind: 'event', event: this.digested(event) });
    return true;
  }

  sku(sku: string): SkuHistory {
    const known = this.skus.get(sku) ?? new SkuHistory();
    this.skus.set(sku, known);
    return known;
  }

  private take(input: ProcessInput): void {
    purchaseSupply.evolve(this.process, input, 'PO-1');
    for (const effect of purchaseSupply.react(this.process, input, 'PO-1')) {
      if (effect.kind !== 'issue') continue;
      this.take({ kind: 'outcome', command: effect, outcome: this.execute(effect) });
    }
  }

  private execute({ command, payload }: IssuedCommand): CommandOutcome {
    const stock = { type: command, ...payload } as unknown as StockCommand;
    const { rejected } = this.sku(stock.sku).try(stock);
    if (!rejected) return { ok: null };
    this.refused.push(`${command}: ${rejected.code}`);
    return { rejected };
  }

  private digested(event: PurchaseOrderEvent): ProjectedEvent {
    const whole = { ...event, id: 'event', stream: 'purchase_order-main~PO-1', meta: {} };
    const placed: ProjectedEvent = { ...whole, revision: 0n, position: 0n };
    return { ...placed, data: purchaseSupply.digest?.(placed, 'PO-1') };
  }
}
