import { GivenViews, projectionSpec } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PurchaseOrderCommand } from '../contract/index.js';
import {
  announce,
  eventsOf,
  NOW,
  place,
  purchaseStory,
  receive,
  supplyId,
} from '../testing/purchase-orders.js';
import { recorded } from '../testing/recorded.js';
import { PurchaseOrderQueries, supplyProjections } from './index.js';
import { purchaseOrdersProjection } from './purchase-orders.projection.js';

const { given } = projectionSpec(purchaseOrdersProjection);
const story = recorded(purchaseStory());

describe('the view of purchase orders', () => {
  it('follows each line from order to receipt', async () => {
    const units = (table: (name: string) => string) =>
      `SELECT line_no AS line, ordered, announced, accepted, rejected, open, expected_date AS due, confirmed,
         asked_quantity AS asked, asked_date AS askedDate FROM ${table('purchase_lines')} ORDER BY 1`;
    await given(story).thenRows(units, [
      {
        ...{ line: 1, ordered: 10, announced: 0, accepted: 4, rejected: 1, open: 5, due: '2026-02-10' },
        ...{ confirmed: 1, asked: 10, askedDate: '2026-02-01' },
      },
      {
        ...{ line: 2, ordered: 5, announced: 0, accepted: 0, rejected: 0, open: 5, due: '2026-02-20' },
        ...{ confirmed: 1, asked: 4, askedDate: null },
      },
    ]);
  });

  it('follows each shipment', async () => {
    const lines = (table: (name: string) => string) =>
      `SELECT shipment_ref AS ref, state, eta, line_no AS line, announced, accepted, rejected, missing, outstanding
       FROM ${table('inbound_shipments')} JOIN ${table('inbound_lines')} USING (tenant, ref, shipment_ref) ORDER BY 4`;
    const shipment = { ref: 'S-1', state: 'RECEIVED', eta: '2026-01-25', outstanding: 0 };
    await given(story).thenRows(lines, [
      { ...shipment, line: 1, announced: 6, accepted: 4, rejected: 1, missing: 1 },
      { ...shipment, line: 2, announced: 5, accepted: 0, rejected: 0, missing: 5 },
    ]);
  });
});

describe('the queries of purchase orders', () => {
  const views = new GivenViews(supplyProjections);
  let queries: PurchaseOrderQueries;
  const named = (ref: string, ...commands: readonly PurchaseOrderCommand[]) =>
    eventsOf(...commands.map((command) => ({ ...command, ref })));

  beforeAll(async () => {
    queries = new PurchaseOrderQueries(await views.start());
    await views.happened(
      ...story,
      ...recorded(named('PO-2', place([['LAMP', 3]]), announce('S-1', null, [1, 2]))),
      ...recorded(named('PO-3', place([['LAMP', 3]]))),
      ...recorded(
        named('PO-4', place([['LAMP', 3]]), announce('S-1', '2026-01-07', [1, 3]), receive('S-1', [[1, 3]])),
      ),
      ...recorded(named('PO-5', place([['LAMP', 3]])), 'other'),
    );
  });
  afterAll(() => views.stop());

  it('tell how far each order of the tenant is', () => {
    const { rows } = queries.list('main', { orderBy: [{ field: 'REF', direction: 'ASC' }] });
    expect(rows.map(({ ref, status, open }) => [ref, status, open])).toEqual([
      ['PO-1', 'PARTLY_RECEIVED', 10],
      ['PO-2', 'SHIPPED', 1],
      ['PO-3', 'PLACED', 3],
      ['PO-4', 'RECEIVED', 0],
    ]);
    expect(queries.count('main', { status: { in: ['PLACED', 'SHIPPED'] } })).toBe(2);
    expect(queries.byRef('other', 'PO-1')).toBeNull();
    expect(queries.linesOf('other', 'PO-1')).toEqual([]);
  });

  it('list what is on its way by its date, undated last', () => {
    const { rows } = queries.shipments('main', {});
    expect(rows.map(({ ref, eta, state, supplier }) => [ref, eta, state, supplier])).toEqual([
      ['PO-4', '2026-01-07', 'RECEIVED', 'ACME'],
      ['PO-1', '2026-01-25', 'RECEIVED', 'ACME'],
      ['PO-2', null, 'ANNOUNCED', 'ACME'],
    ]);
    expect(queries.countShipments('other', null)).toBe(0);
  });

  it('know the purchase order of a supply, in the tenant only', () => {
    const id = supplyId(1, 2);
    expect(queries.ofSupplies('main', [id, 'other']).get(id)).toEqual({
      ...{ supplyId: id, ref: 'PO-1', lineNo: 1, sku: 'LAMP', location: 'main', supplier: 'ACME' },
      ...{ placedAt: NOW, shipmentRef: 'S-1' },
    });
    expect(queries.ofSupplies('other', [id]).size).toBe(0);
  });
});
