import { planAllocations } from '#backorder/domain';
import { payloadHash } from '#kernel';
import type { StockCommand, StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { overriding, queueCommands } from '../testing/any-sku-commands.js';
import { movedOrder } from '../testing/naive-moves.js';
import { NaiveSku } from '../testing/naive-sku.js';
import { applyPolicy, undo } from '../testing/queue-commands.js';
import { guardedPolicy, samplePolicies } from '../testing/sample-policies.js';
import { SkuHistory } from '../testing/sku-history.js';
import { placementOf } from './placing.js';
import { skuDecider } from './sku.decider.js';

type Batch = Extract<StockEvent, { type: 'stock.BackordersReprioritised' }>['data'];

function check<Ts>(property: fc.IProperty<Ts>): void {
  fc.assert(property, { numRuns: 150 });
}

/** Follows a history, and lets `look` see each command, its events, and the model before and after. */
function follow(
  list: readonly StockCommand[],
  look: (
    command: StockCommand,
    seen: { events: readonly StockEvent[]; before: NaiveSku; history: SkuHistory },
  ) => void,
): SkuHistory {
  const naive = new NaiveSku();
  const history = new SkuHistory((event) => naive.apply(event));
  for (const command of list) {
    const before = structuredCopy(naive);
    const { events } = history.carryOut(command);
    look(command, { events, before, history });
  }
  return history;
}

function structuredCopy(naive: NaiveSku): NaiveSku {
  return Object.assign(new NaiveSku(), structuredClone({ ...naive }));
}

function batchOf(events: readonly StockEvent[]): Batch | undefined {
  for (const event of events) if (event.type === 'stock.BackordersReprioritised') return event.data;
  return undefined;
}

function placesOf({ state }: SkuHistory): Map<string, unknown> {
  return new Map([...state.queue].map((demand) => [demand.demandId, placementOf(demand)]));
}

describe('a queue changed by hand', () => {
  it('stands as if the batch had been done on a list, and tells the ranks of before and after', () => {
    check(
      fc.property(queueCommands, (list) => {
        follow(list, (command, { events, before }) => {
          const batch = batchOf(events);
          if (!batch || command.type !== 'stock.ReprioritiseBackorders') return;
          const old = before.names();
          before.apply({ type: 'stock.BackordersReprioritised', data: batch });
          const after = before.names();
          for (const { demandId, fromRank, toRank } of batch.changes) {
            expect([old[fromRank - 1], after[toRank - 1]]).toEqual([demandId, demandId]);
          }
        });
      }),
    );
  });

  it('has each move where a list would have it', () => {
    check(
      fc.property(queueCommands, (list) => {
        follow(list, (command, { events, before }) => {
          const batch = batchOf(events);
          if (!batch || command.type !== 'stock.ReprioritiseBackorders') return;
          const names = command.demands.map(({ demandId }) => demandId);
          const expected = movedOrder(before.queue(), command.action, names);
          before.apply({ type: 'stock.BackordersReprioritised', data: batch });
          if (expected) expect(before.names()).toEqual(expected);
        });
      }),
    );
  });

  it('never has one that is not pinned before one that is, and policies leave pins where they are', () => {
    check(
      fc.property(queueCommands, (list) => {
        const history = follow(list, (_, { history: { state } }) => {
          const pins = [...state.queue].map(({ pinned }) => pinned);
          expect(pins).toEqual([...pins].sort((a, b) => Number(b) - Number(a)));
        });
        const pinned = () => [...history.state.queue].filter((demand) => demand.pinned).map(placementOf);
        const before = pinned();
        for (const policy of samplePolicies) {
          history.try(applyPolicy(policy));
          expect(pinned()).toEqual(before);
        }
      }),
    );
  });

  it('is as before once a batch is undone, but for what was changed since', () => {
    check(
      fc.property(queueCommands, overriding, overriding, (list, first, second) => {
        const history = follow(list, () => undefined);
        const before = placesOf(history);
        const batch = batchOf(history.try(first).events);
        if (!batch) return;
        history.try({ ...second, batchId: batch.batchId });
        const since = placesOf(history);
        const undone = batchOf(history.try(undo(batch)).events);
        for (const { demandId, after } of batch.changes) {
          const changed = JSON.stringify(since.get(demandId)) !== JSON.stringify(after);
          expect(placesOf(history).get(demandId) ?? null).toEqual(
            (changed ? since : before).get(demandId) ?? null,
          );
        }
        const rows = (undone?.changes ?? []).map(({ demandId }) => demandId);
        for (const [demandId, place] of since) {
          if (!rows.includes(demandId)) expect(placesOf(history).get(demandId)).toEqual(place);
        }
      }),
    );
  });
});

describe('a preview on a copy of the SKU', () => {
  it('says exactly what is done, or what it asked for is refused', () => {
    const asked = fc.oneof(overriding, fc.constantFrom(...samplePolicies).map(applyPolicy));
    check(
      fc.property(queueCommands, queueCommands, asked, (list, meanwhile, command) => {
        const history = follow(list, () => undefined);
        const copy = new SkuHistory();
        copy.state = skuDecider.snapshot!.fromJson(
          JSON.parse(JSON.stringify(skuDecider.snapshot!.toJson(history.state))),
        );
        copy.events.push(...history.events);
        const planned = copy.try(command);
        if (planned.rejected) return;
        const apply = { ...command, expectDigest: payloadHash(planned.events) };
        for (const each of meanwhile.slice(0, 2)) history.carryOut(each);
        const done = history.try(apply);
        if (done.rejected) expect(done.rejected.code).toMatch(/PLAN_OUTDATED|BACKORDER_NOT_FOUND|TARGET/);
        else expect(done.events).toEqual(planned.events);
      }),
    );
  });
});

describe('a queue under a policy', () => {
  it('is in the same order, whether a policy came before or after its demands and what was learned of them', () => {
    check(
      fc.property(queueCommands, fc.constantFrom(...samplePolicies), (list, policy) => {
        // What places demands by hand, or by the policy and the clock of that moment.
        const placing = /Reprioritise|Deallocate|ApplyPriority|PromoteStarving/;
        const commands = list.filter(({ type }) => !placing.test(type));
        const ofSku = [commands, [applyPolicy(policy), ...commands]].map((each) => {
          // Who is served, or gives up units, depends on the order of that moment, so nobody does.
          const history = new SkuHistory();
          for (const one of each)
            if (!/Receive|Count|Adjust|Return|Ship|Reduce/.test(one.type)) history.try(one);
          history.try(applyPolicy(policy));
          return [...history.state.queue].map(({ demandId }) => demandId);
        });
        expect(ofSku[0]).toEqual(ofSku[1]);
      }),
    );
  });

  it('lets nobody starve past the guard while one who has not waited so long is served', () => {
    check(
      fc.property(queueCommands, (list) => {
        follow([applyPolicy(guardedPolicy), ...list], (_, { events, before }) => {
          for (const event of events) {
            if (event.type === 'stock.BackordersAllocated' && event.data.rule === 'PRIORITY_ORDER') {
              expectNobodyStarves(before, event.data.allocations);
            }
            before.apply(event);
          }
        });
      }),
    );
  });

  it('gives nobody less when more supply comes', () => {
    check(
      fc.property(queueCommands, fc.integer({ min: 1, max: 20 }), (list, more) => {
        const history = follow(list, () => undefined);
        const { queue, ledger } = history.state;
        if ([...queue].some(({ whole }) => whole)) return;
        const served = (units: number) =>
          new Map(
            planAllocations({ queue, units, limit: 500 }).allocations.map(({ entry, quantity }) => [
              entry.demandId,
              quantity,
            ]),
          );
        const [few, many] = [served(ledger.available), served(ledger.available + more)];
        for (const [demandId, quantity] of few) expect(many.get(demandId)).toBeGreaterThanOrEqual(quantity);
      }),
    );
  });
});

function expectNobodyStarves(before: NaiveSku, allocations: readonly { readonly demandId: string }[]): void {
  const waiting = before.starving().filter((demand) => !before.isHeld(demand));
  const last = allocations.at(-1)?.demandId;
  const at = before.queue().findIndex(({ demandId }) => demandId === last);
  const behind = before.queue().slice(at + 1);
  const whole = waiting.filter((demand) => demand.whole);
  const free = before.available;
  // One who takes all or nothing, and more than there is, is not passed over.
  const passed = behind.filter(
    (demand) => waiting.includes(demand) && !(whole.includes(demand) && demand.waiting > free),
  );
  const turns = before.queue().slice(0, at + 1);
  const ahead = turns.filter((demand) => demand.pinned || demand.starving || demand.moved);
  if (passed.length > 0) expect(ahead).toEqual(turns);
}
