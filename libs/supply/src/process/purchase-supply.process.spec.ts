import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import type { PurchaseOrderCommand } from '../contract/index.js';
import { announce, cancel, eventsOf, place, receive, supplyId } from '../testing/purchase-orders.js';
import { purchaseSupply } from './purchase-supply.process.js';

const { given } = processSpec(purchaseSupply);
const inputs = (...commands: readonly PurchaseOrderCommand[]) =>
  eventsOf(...commands).map(({ type, data }) => ({
    event: { type, data, stream: 'purchase_order-main~PO-1' },
  }));
const issue = (command: string, count: number, payload: object) =>
  ({
    kind: 'issue',
    command,
    payload: { location: 'main', sku: 'LAMP', supplyId: supplyId(1, count), ...payload },
  }) as never;
const done = (command: string) => ({ outcomeOf: command, is: { ok: null } });
const refused = (command: string, code: string) => ({
  outcomeOf: command,
  is: { rejected: { code, message: 'no' } },
});

const [placed, announced, received] = inputs(
  place([['LAMP', 10, '2026-02-01']]),
  announce('S-1', '2026-01-20', [1, 6]),
  receive('S-1', [[1, 4]], { complete: false }),
) as [
  ReturnType<typeof inputs>[number],
  ReturnType<typeof inputs>[number],
  ReturnType<typeof inputs>[number],
];
const [, cancelled] = inputs(place([['LAMP', 10]]), cancel(1));
const atSku = [
  placed,
  done('stock.ExpectSupply'),
  announced,
  done('stock.ExpectSupply'),
  done('stock.ExpectSupply'),
  done('stock.CancelSupply'),
];
const take = (close: boolean) => issue('stock.ReceiveSupply', 2, { accepted: 4, rejected: 0, close });

describe('purchase supply', () => {
  it('expects lines at their SKUs, under a name that people know', () =>
    given()
      .when(placed)
      .thenEffects(
        issue('stock.ExpectSupply', 1, {
          ...{ quantity: 10, dueDate: '2026-02-01', reference: 'purchase order PO-1, line 1' },
        }),
      ));

  it('states what is new before what goes', () =>
    given(...atSku.slice(0, 2))
      .when(announced)
      .thenEffects(
        issue('stock.ExpectSupply', 2, {
          ...{ quantity: 6, dueDate: '2026-01-20', reference: 'purchase order PO-1, line 1, shipment S-1' },
        }),
        issue('stock.ExpectSupply', 3, {
          ...{ quantity: 4, dueDate: '2026-02-01', reference: 'purchase order PO-1, line 1' },
        }),
        issue('stock.CancelSupply', 1, { reason: null }),
      ));

  it('passes the reason on', () =>
    given(placed, done('stock.ExpectSupply'))
      .when(cancelled!)
      .thenEffects(issue('stock.CancelSupply', 1, { reason: 'too late' })));

  it('lets an event wait until the commands of the one before it are answered', async () => {
    await given(...atSku.slice(0, 5))
      .when(received)
      .thenEffects();
    await given(...atSku.slice(0, 5), received)
      .when(done('stock.CancelSupply'))
      .thenEffects(take(false));
  });

  it('asks again where others were quicker', () =>
    given(...atSku, received)
      .when(refused('stock.ReceiveSupply', 'CONFLICT'))
      .thenEffects(take(false)));

  it('puts goods into the books although somebody ended their supply by hand', () =>
    given(...atSku, received)
      .when(refused('stock.ReceiveSupply', 'SUPPLY_CLOSED'))
      .thenEffects({
        kind: 'issue',
        command: 'stock.ReceiveStock',
        payload: { location: 'main', sku: 'LAMP', quantity: 4, reference: 'purchase order PO-1' },
      }));

  it('leaves a supply that was ended by hand as it is', () =>
    given(placed, done('stock.ExpectSupply'), cancelled!)
      .when(refused('stock.CancelSupply', 'SUPPLY_CLOSED'))
      .thenEffects());

  it('cuts many commands into batches that fit into a step', async () => {
    const [many] = inputs(place(Array.from({ length: 51 }, () => ['LAMP', 1] as const)));
    const answers = Array.from({ length: 49 }, () => done('stock.ExpectSupply'));
    const last = {
      location: 'main',
      sku: 'LAMP',
      supplyId: supplyId(51, 1),
      ...{ quantity: 1, dueDate: null, reference: 'purchase order PO-1, line 51' },
    };
    await given(many!, ...answers)
      .when(done('stock.ExpectSupply'))
      .thenEffects({ kind: 'issue', command: 'stock.ExpectSupply', payload: last });
  });
});
