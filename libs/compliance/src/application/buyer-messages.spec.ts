import { describe, expect, it } from '@jest/globals';
import { deterministicId, type Json } from '#kernel';
import type { OrderSummary } from '#ordering/contract';
import {
  LAMP,
  meta,
  ORDER_ID,
  orders,
  policies,
  policy,
  summary,
  ToldCommands,
  VASE,
} from '../testing/told-commands.js';
import type { DelayPolicy } from '../contract/index.js';
import { BuyerMessages } from './buyer-messages.js';

const BECAUSE = deterministicId('what happened');
const REFUND = deterministicId('a refund');

function telling(set: DelayPolicy | null = policy, order: OrderSummary | null = summary()) {
  const commands = new ToldCommands('notification.RequestNotice');
  new BuyerMessages(policies(set), orders(order), commands.registry).registerIn(commands.registry);
  const tell = (kind: string, more: Readonly<Record<string, Json>> = {}) =>
    commands.registry.execute(
      'compliance.TellBuyer',
      { because: BECAUSE, orderId: ORDER_ID, kind, ...more },
      meta,
    );
  return { commands, tell };
}

const lamp = { lineNo: 1, sku: 'LAMP', quantity: 3, promisedBy: '2026-07-31', revisedShipDate: null };

describe('a message to the buyer', () => {
  it.each(['BACKORDER_CONFIRMED', 'GOODS_ARRIVED', 'RULE_CANCELLED'])(
    'of %s names the lines it is about',
    async (kind) => {
      const { commands, tell } = telling();
      await tell(kind, { lineIds: [LAMP] });
      expect(commands.payloads).toMatchObject([
        {
          ...{ orderId: ORDER_ID, orderRef: 'A-1', kind, lineIds: [LAMP], offer: null, because: BECAUSE },
          content: { kind, placedOn: '2026-06-30', lines: [lamp], refund: null, shipment: null },
        },
      ]);
    },
  );

  it('of cancelled goods says how many had been ordered, as none are open', async () => {
    const { commands, tell } = telling();
    await tell('RULE_CANCELLED', { lineIds: [VASE] });
    expect(commands.payloads).toMatchObject([{ content: { lines: [{ lineNo: 2, quantity: 3 }] } }]);
  });

  it('of a shipment says what went out, and what is still to come', async () => {
    const { commands, tell } = telling();
    const shipment = { carrier: 'Post\nBcc: x', tracking: null, lines: [{ lineId: VASE, quantity: 2 }] };
    await tell('SHIPPED', { shipment });
    expect(commands.payloads).toMatchObject([
      {
        lineIds: [LAMP],
        content: {
          lines: [lamp],
          shipment: {
            carrier: 'Post Bcc: x',
            tracking: null,
            lines: [{ lineNo: 2, sku: 'VASE', quantity: 2 }],
          },
        },
      },
    ]);
  });

  it.each([
    ['CHECK', 'CASH_CHECK_MONEY_ORDER'],
    ['CREDIT_MEMO', 'CREDIT_MEMO'],
    ['STATEMENT_OF_NO_CHARGE', 'NOT_CHARGED'],
    ['RETURN_IN_FORM_TENDERED', 'ORIGINAL_METHOD'],
  ])('of a refund by %s says so, for which lines, and on which day', async (form, shown) => {
    const refunds = [
      { refundId: REFUND, lineIds: [VASE], amountMinor: 100, dueBy: '2026-08-11', status: 'SENT' },
    ];
    const { commands, tell } = telling(policy, summary({ refunds }));
    const refund = { refundId: REFUND, sentAt: '2026-08-05T03:00:00.000Z', form, amountMinor: 100 };
    await tell('REFUND_SENT', { refund });
    const told = { amountMinor: 100, currency: 'USD', form: shown, sentOn: '2026-08-04' };
    expect(commands.payloads).toMatchObject([{ lineIds: [VASE], content: { refund: told } }]);
  });

  it.each([
    ['there is no policy', telling(null)],
    ['the policy does not want it', telling({ ...policy, messages: ['SHIPPED'] })],
    ['there is no such order', telling(policy, null)],
  ])('is not written where %s', async (_, { commands, tell }) => {
    expect(await tell('GOODS_ARRIVED', { lineIds: [LAMP] })).toEqual({ ok: null });
    expect(commands.told).toEqual([]);
  });

  it('is not written where there is nothing to tell', async () => {
    const { commands, tell } = telling();
    await tell('GOODS_ARRIVED', { lineIds: [] });
    expect(commands.told).toEqual([]);
  });

  it('that goods arrived is news once, and none of goods that are out', async () => {
    const { commands, tell } = telling();
    await tell('GOODS_ARRIVED', { lineIds: [LAMP] });
    await tell('GOODS_ARRIVED', { lineIds: [LAMP], because: deterministicId('it is said again') });
    await tell('GOODS_ARRIVED', { lineIds: [VASE] });
    expect(commands.told).toHaveLength(2);
    expect(new Set(commands.payloads.map(({ noticeId }) => noticeId)).size).toBe(1);
    expect(new Set(commands.told.map(({ commandId }) => commandId)).size).toBe(2);
  });

  it('is one however often it is told', async () => {
    const { commands, tell } = telling();
    await tell('BACKORDER_CONFIRMED', { lineIds: [LAMP] });
    await tell('BACKORDER_CONFIRMED', { lineIds: [LAMP] });
    const ids = commands.told.map(({ payload, commandId }) => [payload['noticeId'], commandId]);
    expect(new Set(ids.flat()).size).toBe(1);
  });
});
