import { OrderingExecutor } from '#ordering';
import { orderIdOf, type OrderingCommand } from '#ordering/contract';
import { deterministicId } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

const ORDER = orderIdOf('main', 'O-1');
const LAMP = deterministicId(ORDER, 'line', 1);
const BASIS = {
  ...{ statement: 'purchase order 17, confirmed', stockRevision: null, onHand: null, quantityAhead: null },
  ...{ supplyIds: ['PO-17'], policy: 'by hand' },
};

let story: Story;
let steps = 0;

async function decide(now: string, command: OrderingCommand): Promise<void> {
  story.api.clock.advanceTo(now);
  const ids = { correlationId: 'story', causationId: 'story', commandId: deterministicId('story', ++steps) };
  const meta = { ...ids, actor: 'user:officer', tenant: 'main' };
  const execution = await story.api.get(OrderingExecutor).execute(command, meta);
  if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
  await story.api.runtime.views.waitFor(execution.position, 5000);
}

/** An order of 5 January, to be shipped by 4 February; the delay is known on the 10th and offered on the 11th. */
beforeAll(async () => {
  story = await Story.begin();
  await story.stock('receiveStock', { sku: 'LAMP', quantity: 1 });
  const payment = { tender: 'CASH_CHECK_MONEY_ORDER', status: 'RECEIVED' };
  const law = { jurisdictions: ['US-FTC-MITOR'], payment, timeZone: 'America/New_York' };
  await story.place('O-1', [{ sku: 'LAMP', quantity: 3 }], law);
  await decide('2026-01-10T15:00:00.000Z', {
    ...{ type: 'ordering.DiscoverDelay', orderId: ORDER, source: 'PO-17', discoveredAt: null },
    lines: [{ lineId: LAMP, projectedDate: '2026-04-20' }],
  });
  await decide('2026-01-11T15:00:00.000Z', {
    ...{ type: 'ordering.OfferDelayOption', orderId: ORDER, lines: null, sentAt: null, basis: BASIS },
    ...{
      revisedShipDate: '2026-04-20',
      reason: null,
      content: null,
      advanceConsentUntil: null,
      notice: null,
    },
  });
});
afterAll(() => story.end());

describe('an order that is late', () => {
  it('is on the list of what must be done, with date, zone and rule', async () => {
    const { obligations } = await story.read(`obligations(where: { state: { eq: "OPEN" } }, minPosition: $p) {
      totalCount nodes { kind dueBy dueAt overdue timeZone orderRef projectedDate amount { amountMinor }
        lines { sku quantity } basis { rule } } }`);
    const lamp = { lines: [{ sku: 'LAMP', quantity: 3 }], orderRef: 'O-1', timeZone: 'America/New_York' };
    const both = {
      ...lamp,
      dueBy: '2026-03-06',
      dueAt: '2026-03-07T05:00:00.000Z',
      overdue: false,
      amount: null,
    };
    const basis = { rule: '16 CFR 435.2(b)(1)(iii)' };
    expect(obligations).toMatchObject({ totalCount: 2 });
    const { nodes } = obligations as { nodes: { kind: string }[] };
    expect(nodes.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'AWAIT_CONSENT', ...both, basis, projectedDate: null },
      { kind: 'SHIP', ...both, basis, projectedDate: null },
    ]);
  });

  it('is found by SKU, and the list is paged', async () => {
    const page = await story.read(
      `obligations(sku: "LAMP", first: 1, orderBy: [{ field: DUE_AT }]) {
        nodes { kind state } pageInfo { hasNextPage endCursor } }`,
    );
    expect(page).toMatchObject({
      obligations: {
        nodes: [{ kind: 'OFFER_FIRST_OPTION', state: 'DONE_IN_TIME' }],
        pageInfo: { hasNextPage: true },
      },
    });
    expect(await story.read('obligations(sku: "VASE") { totalCount }')).toEqual({
      obligations: { totalCount: 0 },
    });
  });

  it('has a trail, whole and as it was known', async () => {
    const kinds = async (args: string) => {
      const { complianceTrail } = await story.read(
        `complianceTrail(ref: "O-1" ${args}) { kind position actor }`,
      );
      return complianceTrail as { kind: string; position: string; actor: string }[];
    };
    const all = await kinds('');
    expect(all.map(({ kind }) => kind).filter((kind) => kind !== 'SUPPLY')).toEqual(
      expect.arrayContaining(['PLACED', 'PROMISED', 'DELAY_DISCOVERED', 'OPTION_OFFERED', 'ASSESSED']),
    );
    expect(all.find(({ kind }) => kind === 'OPTION_OFFERED')?.actor).toBe('user:officer');
    const known = await kinds(', asOf: { time: "2026-01-10T23:00:00Z" }');
    expect(known.at(-1)?.kind).toBe('DELAY_DISCOVERED');
    expect(await kinds(`, asOf: { position: "${all[0]?.position}" }`)).toEqual([all[0]]);
    expect(await kinds(`, after: "${all[0]?.position}", first: 2`)).toEqual(all.slice(1, 3));
  });

  it('was under its first clock before the option went out', async () => {
    const then = async (time: string) => {
      const asked = `orderAsOf(ref: "O-1", asOf: { time: "${time}" }) {
        ref status lines { sku allocated backordered obligation { state currentShipBy violations } } }`;
      return (await story.read(asked))['orderAsOf'];
    };
    const line = { sku: 'LAMP', allocated: 1, backordered: 2 };
    expect(await then('2026-01-10T23:00:00Z')).toEqual({
      ...{ ref: 'O-1', status: 'OPEN' },
      lines: [
        {
          ...line,
          obligation: { state: 'SHIP_CLOCK_RUNNING', currentShipBy: '2026-02-04', violations: [] },
        },
      ],
    });
    expect(await then('2026-01-12T00:00:00Z')).toMatchObject({
      lines: [{ obligation: { state: 'OPTION_LONG_OPEN', currentShipBy: '2026-03-06' } }],
    });
    expect(await then('2026-01-01T00:00:00Z')).toBeNull();
  });

  it('had its place in the queue, also when fewer waited', async () => {
    story.api.clock.advanceTo('2026-01-20T15:00:00.000Z');
    await story.place('O-2', [{ sku: 'LAMP', quantity: 4 }]);
    const queue = async (time: string) => {
      const asked = `backorderQueueAsOf(sku: "LAMP", asOf: { time: "${time}" }, minPosition: $p) {
        waitingLines waitingUnits onHand backorders { orderRef position quantityAhead waiting } }`;
      return (await story.read(asked))['backorderQueueAsOf'];
    };
    const first = { orderRef: 'O-1', position: 1, quantityAhead: 0, waiting: 2 };
    expect(await queue('2026-01-12T00:00:00Z')).toEqual({
      ...{ waitingLines: 1, waitingUnits: 2, onHand: 1, backorders: [first] },
    });
    expect(await queue('2026-01-21T00:00:00Z')).toEqual({
      ...{ waitingLines: 2, waitingUnits: 6, onHand: 1 },
      backorders: [first, { orderRef: 'O-2', position: 2, quantityAhead: 2, waiting: 4 }],
    });
    expect(await queue('2026-01-01T00:00:00Z')).toBeNull();
  });

  it('lapses, and is then owed a refund that becomes late by itself', async () => {
    await decide('2026-03-08T15:00:00.000Z', { type: 'ordering.ApplyDeadlines', orderId: ORDER });
    const { obligations } = await story.read(`obligations(where: { kind: { eq: "REFUND" } }) {
      nodes { state dueBy overdue tender amount { currency amountMinor exponent } } }`);
    const amount = { currency: 'USD', amountMinor: '300', exponent: 2 };
    expect(obligations).toEqual({
      nodes: [
        { state: 'OPEN', dueBy: '2026-03-17', overdue: false, tender: 'CASH_CHECK_MONEY_ORDER', amount },
      ],
    });
    story.api.clock.advanceTo('2026-03-18T15:00:00.000Z');
    expect(await story.read('obligations(overdue: true) { nodes { kind overdue } }')).toEqual({
      obligations: { nodes: [{ kind: 'REFUND', overdue: true }] },
    });
    expect(await story.read('violations { totalCount nodes { code rule lineId foundAt } }')).toEqual({
      violations: {
        totalCount: 1,
        nodes: [
          {
            code: 'REFUND_LATE',
            rule: '16 CFR 435.2(c), 435.1(b)',
            lineId: null,
            foundAt: '2026-03-18T04:00:00.000Z',
          },
        ],
      },
    });
  });

  it('is counted in the periods in which something fell due', async () => {
    const summary = (from: string, to: string) =>
      story.read(`complianceSummary(from: "${from}", to: "${to}") {
        notices { due inTime missed inTimeRatio undeliverable } silenceAsConsent autoCancels { code count }
        answers { code count } violations { code count }
        refunds { currency due open overdue inTimeRatio openAmount { amountMinor } } }`);
    const none = { silenceAsConsent: 0, answers: [], violations: [] };
    expect(await summary('2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z')).toEqual({
      complianceSummary: {
        ...{ notices: { due: 1, inTime: 1, missed: 0, inTimeRatio: 1, undeliverable: 0 } },
        ...{ ...none, autoCancels: [], refunds: [] },
      },
    });
    const nothing = { due: 0, inTime: 0, missed: 0, inTimeRatio: null, undeliverable: 0 };
    const refund = { currency: 'USD', due: 1, open: 1, overdue: 1, inTimeRatio: 0 };
    expect(await summary('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z')).toEqual({
      complianceSummary: {
        ...{ ...none, notices: nothing, autoCancels: [{ code: 'NO_EXPRESS_CONSENT', count: 1 }] },
        refunds: [{ ...refund, openAmount: { amountMinor: '300' } }],
      },
    });
    const backwards = summary('2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z');
    await expect(backwards).rejects.toThrow('BAD_USER_INPUT');
  });

  it('has no notices while none was asked for', async () => {
    expect(await story.read('noticeHistory { totalCount nodes { id kind state offer { reason } } }')).toEqual(
      {
        noticeHistory: { totalCount: 0, nodes: [] },
      },
    );
  });
});
