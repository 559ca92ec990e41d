import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import {
  delayEvents,
  type GroupPart,
  type OrderingCommand,
  type OrderingEvent,
  orderingEvents,
} from '../contract/index.js';
import { AT, line, lineId, ORDER, orderPlaced, supplyRecorded } from '../testing/order-samples.js';
import { orderDecider } from './order.decider.js';

const registry = new EventRegistry(Object.values({ ...orderingEvents, ...delayEvents }));
const { given } = deciderSpec(orderDecider, { registry, at: AT });
const order = { orderId: ORDER };
const together = { shipPolicy: 'TOGETHER', shipGroup: 'g' } as const;
const placed = orderPlaced(line('LAMP', 2, together), line('VASE', 1, together), line('CUP', 1));

type Heard = ReturnType<typeof supplyRecorded>;
const hear = ({ data }: Heard): OrderingCommand => ({ type: 'ordering.RecordSupply', ...data });
const lampHas = supplyRecorded(1, { secured: 2, waiting: 0 });
const vaseWaits = supplyRecorded(2, { secured: 0, waiting: 1 });
const vaseHas: Heard = {
  ...vaseWaits,
  data: {
    ...order,
    lines: [{ lineId: lineId(2), secured: 1, waiting: 0, skuRevision: 2, sourcing: null }],
  },
};
const part = (
  lineNo: number,
  sku: string,
  units: Pick<GroupPart, 'open' | 'allocated' | 'lacks'>,
): GroupPart => ({
  ...{ lineId: lineId(lineNo), location: 'main', sku, demandIds: [lineId(lineNo)] },
  ...units,
});
const assessed = (unitsWait: boolean, ...parts: readonly GroupPart[]): OrderingEvent => ({
  type: 'ordering.ShipGroupAssessed',
  data: { ...order, group: 'g', unitsWait, parts: [...parts] },
});
const waits = assessed(
  true,
  part(1, 'LAMP', { open: 2, allocated: 2, lacks: false }),
  part(2, 'VASE', { open: 1, allocated: 0, lacks: true }),
);

describe('a ship group', () => {
  it('is spoken of when one SKU of it is there and another lacks, and all have been heard of', () => {
    given(placed).when(hear(lampHas)).then(lampHas);
    given(placed, lampHas).when(hear(vaseWaits)).then(vaseWaits, waits);
  });

  it('is not spoken of while each SKU of it lacks, or none does', () => {
    const few = supplyRecorded(1, { secured: 1, waiting: 1 });
    given(placed, few).when(hear(vaseWaits)).then(vaseWaits);
    given(placed, lampHas)
      .when(hear(supplyRecorded(2, { secured: 1, waiting: 0 })))
      .then(supplyRecorded(2, { secured: 1, waiting: 0 }));
  });

  it('is followed from then on: what is new of its parts, and of nothing else', () => {
    given(placed, lampHas, vaseWaits, waits)
      .when(hear(vaseHas))
      .then(vaseHas, assessed(false, part(2, 'VASE', { open: 1, allocated: 1, lacks: false })));
    const cup = supplyRecorded(3, { secured: 0, waiting: 1 });
    given(placed, lampHas, vaseWaits, waits).when(hear(cup)).then(cup);
  });

  it('waits no longer when the part that lacks units is cancelled', () => {
    const quantity = 1;
    const cancelled: OrderingEvent = {
      type: 'ordering.LineCancelled',
      data: { ...order, lineId: lineId(2), quantity, by: 'BUYER', reason: 'r' },
    };
    given(placed, lampHas, vaseWaits, waits)
      .when({ type: 'ordering.CancelOrderLine', ...cancelled.data, by: 'BUYER' })
      .then(cancelled, assessed(false, part(2, 'VASE', { open: 0, allocated: 0, lacks: false })));
  });

  it('of one SKU waits for nobody, nor do lines that ship as they come', () => {
    given(orderPlaced(line('LAMP', 2, together), line('LAMP', 1, together)), lampHas)
      .when(hear(vaseWaits))
      .then(vaseWaits);
    given(orderPlaced(line('LAMP', 2), line('VASE', 1)), lampHas)
      .when(hear(vaseWaits))
      .then(vaseWaits);
  });
});
