import { type ProjectedEvent, parseStreamName } from '#eventing';
import type { OrderingEvent } from '#ordering/contract';
import { orderDecider, type OrderState } from '#ordering/domain';
import type { StockEvent } from '#stock/contract';
import { skuDecider, type SkuState } from '#stock/domain';
import { expect } from '@jest/globals';
import { NaiveSku } from '../../libs/stock/src/testing/naive-sku.js';
import { expectServedInOrder, expectSoundSku } from './sku-invariants.js';

/** Orders and SKUs folded from the log, apart from the runners; every event is checked when it comes. */
export class Ledgers {
  readonly orders = new Map<string, OrderState>();
  readonly skus = new Map<string, { state: SkuState; naive: NaiveSku }>();

  apply({ stream, revision, meta, ...event }: ProjectedEvent): void {
    const { category, parts } = parseStreamName(stream);
    const place = { revision: Number(revision), at: meta['at'] ?? '' };
    if (category === 'order') this.applyToOrder(parts[0] ?? '', event as unknown as OrderingEvent, place);
    if (category === 'sku') this.applyToSku(parts[1] ?? '', event as unknown as StockEvent, place);
  }

  private applyToOrder(id: string, event: OrderingEvent, place: { revision: number; at: string }): void {
    const state = this.orders.get(id) ?? orderDecider.initialState();
    this.orders.set(id, state);
    orderDecider.evolve(state, event, place);
    for (const { quantity, cancelled, refused, shipped, returned } of state.lines) {
      const numbers = { quantity, cancelled, refused, shipped, returned };
      expect({ numbers, sound: shipped + cancelled <= quantity && returned <= shipped }).toMatchObject({
        sound: true,
      });
    }
  }

  private applyToSku(sku: string, event: StockEvent, place: { revision: number; at: string }): void {
    const known = this.skus.get(sku) ?? { state: skuDecider.initialState(), naive: new NaiveSku() };
    this.skus.set(sku, known);
    expectServedInOrder(known.naive, event);
    known.naive.apply(event);
    skuDecider.evolve(known.state, event, place);
    expectSoundSku(known.state);
    expect(known.naive.available).toBe(known.state.ledger.available);
  }
}
