import { type PriorityPolicy } from '#backorder/contract';
import { META, type ProjectedEvent } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StockCommand, StockEvent } from '../contract/index.js';
import { skuCommands } from '../testing/any-sku-commands.js';
import * as make from '../testing/sku-commands.js';
import { SkuHistory } from '../testing/sku-history.js';
import { SkuReplay } from './sku-replay.js';

const AT = '2026-01-05T15:00:00.000Z';
const BEGINNING = '2026-01-01T00:00:00.000Z';

function historyOf(commands: readonly StockCommand[]): readonly StockEvent[] {
  const history = new SkuHistory();
  for (const command of commands) history.try(command);
  return history.events;
}

function replay(
  events: readonly StockEvent[],
  policy: PriorityPolicy | null,
  from = BEGINNING,
): StockEvent[] {
  const heard: StockEvent[] = [];
  const run = new SkuReplay(from, policy, (event) => void heard.push(event));
  events.forEach((event, revision) =>
    run.take({ ...event, revision: BigInt(revision), meta: { [META.at]: AT } } as unknown as ProjectedEvent),
  );
  return heard;
}

/** What each demand got, at its sourcing and since, less what was taken back. */
function gotten(events: readonly StockEvent[]): Record<string, number> {
  const units: Record<string, number> = {};
  const add = (demandId: string, quantity: number) => (units[demandId] = (units[demandId] ?? 0) + quantity);
  for (const { type, data } of events) {
    if (type === 'stock.LineSourced') add(data.demandId, data.allocated);
    if (type === 'stock.BackordersAllocated')
      data.allocations.forEach((each) => add(each.demandId, each.quantity));
    if (type === 'stock.AllocationsRevoked')
      data.revocations.forEach((each) => add(each.demandId, -each.quantity));
  }
  return units;
}

const lastFirst: PriorityPolicy = {
  name: 'vip-first',
  version: 1,
  title: 'VIPs first',
  ranking: {
    kind: 'LEXICOGRAPHIC',
    criteria: [{ by: 'CLASS', classes: [{ when: { tags: ['vip'] }, class: 1 }], otherwise: 5 }],
  },
  guardDays: null,
  allocation: { rule: 'PRIORITY_ORDER', minimumFillPercent: null, caseMultiple: null },
  strategies: [],
  quotas: [],
};

describe('a replay', () => {
  const story = [
    make.sourceLine('a', 3),
    make.sourceLine('b', 3, { tags: ['vip'] }),
    make.receive(4),
    make.shipLine('a', 3),
    make.receive(1),
  ];

  it('without another policy gives everybody what they got', () => {
    expect(gotten(replay(historyOf(story), null))).toEqual(gotten(historyOf(story)));
  });

  it('under another policy gives the same units to others', () => {
    const got = gotten(replay(historyOf(story), lastFirst));
    expect(got).toEqual({ [make.id('demand a')]: 2, [make.id('demand b')]: 3 });
  });

  it('takes what was before the period as it was', () => {
    expect(replay(historyOf(story), lastFirst, '2026-02-01T00:00:00.000Z')).toEqual([]);
  });

  it('of any history of demand and receipts comes out as recorded', () => {
    const plain =
      /SourceLine|ReceiveStock|ReduceLine|HoldLine|ResumeLine|Supply|Reserve|Release|BackorderPolicy/;
    fc.assert(
      fc.property(skuCommands, (commands) => {
        const events = historyOf(commands.filter(({ type }) => plain.test(type)));
        expect(gotten(replay(events, null))).toEqual(gotten(events));
      }),
    );
  });
});
