import { type GivenEvent, GivenViews, projectionSpec } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supplierStream } from '../contract/index.js';
import { announce, eventsAt, place, receive } from '../testing/purchase-orders.js';
import { recorded } from '../testing/recorded.js';
import { LeadTimeQueries, supplyProjections } from './index.js';
import { leadTimesProjection } from './lead-times.projection.js';

const at = (day: string) => ({ receivedAt: `2026-01-${day}T09:00:00.000Z` });
const NOW = '2026-02-01T15:00:00.000Z';

/** Placed on 1 January; 6 of 10 lamps come on the 11th, 2 are rejected, and 2 come on the 21st, with all vases. */
const order = recorded(
  eventsAt(
    NOW,
    place(
      [
        ['LAMP', 10],
        ['VASE', 4],
      ],
      { placedAt: '2026-01-01T18:00:00.000Z' },
    ),
    announce('S-1', null, [1, 8]),
    receive('S-1', [[1, 6, 2]], at('11')),
    announce('S-2', null, [1, 2], [2, 4]),
    receive(
      'S-2',
      [
        [1, 2],
        [2, 4],
      ],
      at('21'),
    ),
  ),
);

function described(name: string, tenant = 'main'): GivenEvent {
  const data = { ref: 'ACME', name, defaultLeadTimeDays: 14 };
  return { type: 'supply.SupplierDescribed', data, stream: supplierStream(tenant, 'ACME') };
}

describe('the view of lead times', () => {
  it('counts what came into stock by the days that it took', async () => {
    await projectionSpec(leadTimesProjection)
      .given(order)
      .thenRows(
        (table) => `SELECT supplier, location, sku, days, receipts, units FROM ${table('lead_time_days')}`,
        [
          { supplier: 'ACME', location: 'main', sku: 'LAMP', days: 10, receipts: 1, units: 6 },
          { supplier: 'ACME', location: 'main', sku: 'LAMP', days: 20, receipts: 1, units: 2 },
          { supplier: 'ACME', location: 'main', sku: 'VASE', days: 20, receipts: 1, units: 4 },
        ],
      );
  });
});

describe('the queries of lead times', () => {
  const views = new GivenViews(supplyProjections);
  let queries: LeadTimeQueries;
  beforeAll(async () => {
    queries = new LeadTimeQueries(await views.start());
    await views.happened(described('Acme'), ...order, described('Acme Ltd'), described('Other', 'other'));
  });
  afterAll(() => views.stop());

  it('know suppliers as they were described last, each tenant its own', () => {
    expect(queries.supplier('main', 'ACME')).toEqual({
      ...{ ref: 'ACME', name: 'Acme Ltd', defaultLeadTimeDays: 14, revision: 1 },
    });
    expect(queries.suppliers('other', {}).rows.map(({ name }) => name)).toEqual(['Other']);
    expect(queries.countSuppliers('nobody', null)).toBe(0);
  });

  it('list what was observed', () => {
    const { rows } = queries.leadTimes('main', { where: { receipts: { gte: 2 } } });
    expect(rows).toEqual([{ supplier: 'ACME', location: 'main', sku: 'LAMP' }]);
    expect(queries.observed('main', rows[0]!)).toEqual([
      { days: 10, receipts: 1, units: 6 },
      { days: 20, receipts: 1, units: 2 },
    ]);
    expect(queries.countLeadTimes('main', null)).toBe(2);
    expect(queries.countLeadTimes('other', null)).toBe(0);
  });
});
