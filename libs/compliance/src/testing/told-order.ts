import type { JsonObject } from '#eventing';
import type { GivenEvent } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { orderIdOf, type OrderingCommand, orderStream } from '#ordering/contract';
import { delayedOrder, offer, PLACED_AT, reply } from '../../../ordering/src/testing/delay-samples.js';
import { ORDER, REF } from '../../../ordering/src/testing/order-samples.js';
import type { PlayedOrder } from '../../../ordering/src/testing/played-order.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The order of 3 lamps and 1 vase to which commands come, and its events as a log holds them. */
export class ToldOrder {
  readonly order: PlayedOrder;
  private readonly times: string[];

  constructor(...placing: Parameters<typeof delayedOrder>) {
    this.order = delayedOrder(...placing);
    this.times = this.order.events.map(() => PLACED_AT);
  }

  at(now: string, ...commands: readonly OrderingCommand[]): this {
    for (const command of commands) {
      this.order.at(now, command);
      while (this.times.length < this.order.events.length) this.times.push(now);
    }
    return this;
  }

  lineId(lineNo: number): string {
    return this.order.state.lines[lineNo - 1]?.lineId ?? '';
  }

  readonly orderId = ORDER;

  get refundId(): string {
    return this.order.last('ordering.RefundRequired')?.refundId ?? '';
  }

  /** As another order with the same history, where a reference or a tenant is given. */
  given(ref = REF, tenant = 'main'): readonly GivenEvent[] {
    const orderId = orderIdOf(tenant, ref);
    const known = ref === REF && tenant === 'main';
    const renamed = (id: string) => (id === ORDER ? orderId : deterministicId(tenant, ref, id));
    return this.order.events.map(({ type, data }, index): GivenEvent => {
      const json = known ? JSON.stringify(data) : JSON.stringify(data).replace(UUID, renamed);
      const facts = JSON.parse(json) as JsonObject;
      return {
        type,
        stream: orderStream(tenant, orderId),
        data: type === 'ordering.OrderPlaced' ? { ...facts, ref } : facts,
        meta: { at: this.times[index] ?? '', tenant },
      };
    });
  }
}

export const LATE = '2026-07-10T15:00:00.000Z';

export function slip(order: ToldOrder, projectedDate: string | null, lineNo = 1): OrderingCommand {
  const lines = [{ lineId: order.lineId(lineNo), projectedDate }];
  return { type: 'ordering.DiscoverDelay', orderId: ORDER, lines, discoveredAt: null, source: 'PO-17' };
}

export function sendRefund(order: ToldOrder, amountMinor: number): OrderingCommand {
  const { refundId } = order;
  const how = { sentAt: null, form: 'CHECK', amountMinor, reference: null };
  return { type: 'ordering.SendRefund', orderId: ORDER, refundId, ...how };
}

export function ship(
  order: ToldOrder,
  lineNo: number,
  quantity: number,
  handedOverAt: string,
): OrderingCommand {
  const lines = [{ lineId: order.lineId(lineNo), quantity }];
  const how = { carrier: 'Post', tracking: null, handedOverAt };
  return { type: 'ordering.ConfirmShipment', orderId: ORDER, ...how, lines };
}

/** Everything is on the shelf now. */
export function supplied(order: ToldOrder): OrderingCommand {
  const lines = ([3, 1] as const).map((secured, index) => {
    return { lineId: order.lineId(index + 1), secured, waiting: 0, skuRevision: 5, sourcing: null };
  });
  return { type: 'ordering.RecordSupply', orderId: ORDER, lines };
}

export { offer, reply };
