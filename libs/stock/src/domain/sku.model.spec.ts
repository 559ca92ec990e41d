import { lineSupplyAfter, stockEvents, type StockCommand, type StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { queueCommands, skuCommands } from '../testing/any-sku-commands.js';
import { NaiveSku } from '../testing/naive-sku.js';
import { SkuHistory } from '../testing/sku-history.js';
import { findLine, type SkuState } from './sku-state.js';
import { skuDecider } from './sku.decider.js';
import { totalsOf } from './lines.js';

const definitions = Object.values(stockEvents);
function snapshotOf(state: SkuState): unknown {
  return JSON.parse(JSON.stringify(skuDecider.snapshot!.toJson(state)));
}

function fold(events: readonly StockEvent[], state = skuDecider.initialState(), from = 0): SkuState {
  events.forEach((event, index) => skuDecider.evolve(state, event, { revision: from + index, at: '' }));
  return state;
}

function run(list: readonly StockCommand[]): SkuHistory {
  const history = new SkuHistory();
  for (const each of list) history.try(each);
  return history;
}

function expectSound(state: SkuState): void {
  const { ledger, queue, reservations } = state;
  const demands = [...state.lines.values()].flatMap((line) => line.demands);
  const total = (pick: (demand: (typeof demands)[number]) => number) =>
    demands.reduce((s, d) => s + pick(d), 0);
  const waiting = demands.filter((demand) => demand.waiting > 0);
  expect(ledger.received + ledger.returned + ledger.found).toBe(
    ledger.available + ledger.reserved + ledger.allocated + ledger.shipped + ledger.lost,
  );
  for (const [place, quantity] of Object.entries(ledger))
    expect([place, quantity >= 0]).toEqual([place, true]);
  for (const demand of demands) expect(Math.min(demand.waiting, demand.allocated)).toBeGreaterThanOrEqual(0);
  expect(total((demand) => demand.allocated)).toBe(ledger.allocated);
  expect([...reservations.active.values()].reduce((s, r) => s + r.quantity, 0)).toBe(ledger.reserved);
  expect([...state.lines.values()].reduce((s, line) => s + line.shipped, 0)).toBe(ledger.shipped);
  expect([...state.allocated]).toHaveLength(demands.filter((demand) => demand.allocated > 0).length);
  expect(new Set(queue)).toEqual(new Set(waiting));
  expect([queue.size, queue.waiting]).toEqual([waiting.length, total((demand) => demand.waiting)]);
}

/** Checks one event against the reference model as it stood before. */
function expectAsNaive(naive: NaiveSku, event: StockEvent): void {
  if (event.type === 'stock.BackordersAllocated' && event.data.rule === 'PRIORITY_ORDER') {
    const plan = naive.plan();
    const { allocations, passedOver } = event.data;
    expect(allocations.map(({ demandId, quantity, rank }) => ({ demandId, quantity, rank }))).toEqual(
      plan.allocations,
    );
    expect(passedOver.map(({ demandId }) => demandId)).toEqual(plan.passedOver);
  }
  if (event.type === 'stock.BackordersPromoted') {
    const ids = event.data.demands.map(({ demandId }) => demandId);
    expect(ids).toEqual(naive.starving().map(({ demandId }) => demandId));
  }
  if (event.type === 'stock.LineSourced' && event.data.backordered > 0) {
    const key = naive.keyOf(event.data);
    const ahead = naive.queue().filter((demand) => demand.key < key);
    expect(event.data.rank).toBe(ahead.length + 1);
    expect(event.data.quantityAhead).toBe(ahead.reduce((sum, demand) => sum + demand.waiting, 0));
  }
}

describe('a SKU under any history of commands', () => {
  const check = (property: fc.IProperty<[StockCommand[]]>, numRuns = 100) => fc.assert(property, { numRuns });

  it('conserves units, keeps each in one place, and states every line as it is, at every event', () => {
    check(
      fc.property(skuCommands, (list) => {
        const history: SkuHistory = new SkuHistory((event) => {
          expectSound(history.state);
          for (const { secured, waiting, ...line } of lineSupplyAfter(event)) {
            expect({ secured, waiting }).toEqual(totalsOf(findLine(history.state, line)!));
          }
        });
        for (const each of list) history.try(each);
      }),
    );
  });

  it('decides as the naive model does', () => {
    check(
      fc.property(fc.oneof(skuCommands, queueCommands), (list) => {
        const naive = new NaiveSku();
        const history = new SkuHistory((event) => {
          expectAsNaive(naive, event);
          naive.apply(event);
        });
        for (const each of list) {
          history.carryOut(each);
          expect(naive.available).toBe(history.state.ledger.available);
          expect(naive.queue().map((demand) => demand.demandId)).toEqual(
            [...history.state.queue].map((demand) => demand.demandId),
          );
          for (const demand of naive.demands) expect(demand.allocated).toBeLessThanOrEqual(demand.asked);
          if (history.state.policy.mode === 'AUTO') expect(naive.plan().allocations).toEqual([]);
        }
      }),
    );
  });

  it('gives a new line its reservation, and free units that no better-ranked line has a claim to', () => {
    check(
      fc.property(skuCommands, (list) => {
        const naive = new NaiveSku();
        let claimed = 0;
        const history = new SkuHistory((event) => {
          if (event.type === 'stock.LineSourced')
            expect(event.data.allocated).toBe(naive.sourced(event.data, claimed));
          const isClaim = event.type === 'stock.ReservationEnded' && event.data.cause === 'CLAIMED';
          claimed = isClaim ? event.data.quantity : 0;
          naive.apply(event);
        });
        for (const each of list) history.try(each);
      }),
    );
  });

  it('writes events that their schemas accept, and decides without touching the state', () => {
    check(
      fc.property(skuCommands, (list) => {
        const history = new SkuHistory();
        for (const each of list) {
          const before = snapshotOf(history.state);
          history.decide(each);
          expect(snapshotOf(history.state)).toEqual(before);
          for (const event of history.try(each).events) {
            const definition = definitions.find(({ type }) => type === event.type)!;
            expect(definition.schema.parse(event.data)).toEqual(event.data);
          }
        }
      }),
      30,
    );
  });

  it('folds the same from JSON and from a snapshot with its tail', () => {
    check(
      fc.property(skuCommands, (list) => {
        const { events, state } = run(list);
        const whole = snapshotOf(state);
        const half = events.length >>> 1;
        const middle = skuDecider.snapshot!.fromJson(snapshotOf(fold(events.slice(0, half))));
        expect(snapshotOf(fold(JSON.parse(JSON.stringify(events))))).toEqual(whole);
        const restored = fold(events.slice(half), middle, half);
        expect(snapshotOf(restored)).toEqual(whole);
        expectSound(restored);
        expect([...restored.queue].map((d) => d.key)).toEqual([...state.queue].map((d) => d.key));
      }),
    );
  });

  it('changes nothing when a sourcing, a shipment or a return is delivered again', () => {
    check(
      fc.property(skuCommands, (list) => {
        const history = new SkuHistory();
        const taken = list.filter((each) => {
          const { events } = history.try(each);
          return events.length > 0 && /SourceLine|ShipLine|ReturnLine/.test(each.type);
        });
        for (const each of taken) expect(history.try(each)).toEqual({ events: [] });
      }),
    );
  });
});
