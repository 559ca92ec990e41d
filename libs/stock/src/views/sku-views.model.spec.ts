import { policyVersionOf } from '#backorder/contract';
import { classOf } from '#backorder/domain';
import { BackorderQueries, backorderProjections } from '#backorder/views';
import { type GivenEvent, GivenViews } from '#eventing-testing';
import { skuStream, type StockEvent } from '#stock/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { physicalUnits } from '../domain/ledger.js';
import { unitsOnOrder } from '../domain/supplies.js';
import { skuCommands } from '../testing/any-sku-commands.js';
import { PLACE } from '../testing/sku-commands.js';
import { SkuHistory } from '../testing/sku-history.js';
import { StockQueries, stockProjections } from './index.js';

const { location, sku } = PLACE;
const views = new GivenViews([...stockProjections, ...backorderProjections]);
let stock: StockQueries;
let backorders: BackorderQueries;
let tenants = 0;

beforeAll(async () => {
  const reader = await views.start();
  stock = new StockQueries(reader);
  backorders = new BackorderQueries(reader);
});

afterAll(() => views.stop());

/** Ids are unique in the product: the same names in another tenant are other demands. */
function inTenant(tenant: string, events: readonly StockEvent[]): readonly GivenEvent[] {
  const text = JSON.stringify(events).replaceAll(/"demandId":"/g, `"demandId":"${tenant} `);
  const own: readonly StockEvent[] = JSON.parse(text);
  return own.map((event) => ({ ...event, stream: skuStream(tenant, location, sku) }));
}

function expectItem(tenant: string, { state, events }: SkuHistory): void {
  const item = stock.item(tenant, location, sku);
  if (events.length === 0) return expect(item).toBeNull();
  expect(item).toMatchObject({
    ...state.ledger,
    onHand: physicalUnits(state.ledger),
    waitingUnits: state.queue.waiting,
    onOrder: unitsOnOrder(state.supplies),
    revision: events.length - 1,
  });
}

function expectQueue(tenant: string, { state }: SkuHistory): void {
  const { rows } = backorders.queue(tenant, location, sku, { first: 100 });
  let quantityAhead = 0;
  const expected = [...state.queue].map((demand, index) => {
    const { waiting, allocated, line, key, pinned, moved, starving, ownHold, held, facts } = demand;
    const row = {
      id: `${tenant} ${demand.demandId}`,
      lineId: line.lineId,
      key,
      pinned: Number(pinned),
      moved: Number(moved),
      starving: Number(starving),
      priorityClass: classOf(state.priority, demand),
      classOverride: demand.priorityClass,
      policyVersion: policyVersionOf(state.priority),
      segment: facts.segment ?? null,
      legalDeadline: facts.legalDeadline ?? null,
      orderHold: Number(line.onHold),
      ownHold: Number(ownHold),
      state: held ? 'ON_HOLD' : 'WAITING',
      waiting,
      position: index + 1,
      quantityAhead,
    };
    quantityAhead += waiting;
    expect(allocated).toBeLessThanOrEqual(rows[index]?.allocated ?? 0);
    return row;
  });
  expect(rows).toMatchObject(expected);
  expect(rows).toHaveLength(expected.length);
  for (const { position, quantityAhead: ahead, ...row } of rows) {
    expect(backorders.placeOf(tenant, row)).toEqual({ position, quantityAhead: ahead });
  }
  const totals = { lines: rows.length, units: quantityAhead };
  expect(backorders.queueTotals(tenant, location, sku)).toEqual(totals);
  expect(backorders.topWaiting(tenant, 5)).toEqual(rows.length > 0 ? [{ location, sku, ...totals }] : []);
}

describe('the views of a SKU under any history of commands', () => {
  it('hold the units, the queue and every place in it as the decider does', async () => {
    await fc.assert(
      fc.asyncProperty(skuCommands, async (commands) => {
        const tenant = `t${++tenants}`;
        const history = new SkuHistory();
        for (const command of commands) history.try(command);
        await views.happened(...inTenant(tenant, history.events));
        expectItem(tenant, history);
        expectQueue(tenant, history);
      }),
      { numRuns: 60 },
    );
  });
});
