import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { delayedOrder, PLACED_AT } from '../testing/delay-samples.js';
import { ORDER } from '../testing/order-samples.js';
import { rankingFacts } from './ranking-facts.process.js';

const { given } = processSpec(rankingFacts);
const TELLS = [
  { kind: 'issue', command: 'ordering.TellQueues', payload: { orderId: ORDER } },
  { kind: 'complete' },
] as const;
const payment = (fact: string) => ({
  event: {
    type: 'ordering.PaymentRecorded',
    data: { orderId: ORDER, fact, occurredAt: PLACED_AT, tender: null },
  },
});

describe('what queues rank by', () => {
  it('is told when the law says something new of an order', async () => {
    const data = delayedOrder().last('ordering.ObligationsAssessed') as never;
    await given()
      .when({ event: { type: 'ordering.ObligationsAssessed', data } })
      .thenEffects(...TELLS);
  });

  it('is told when money came, or will not come', async () => {
    await given()
      .when(payment('RECEIVED'))
      .thenEffects(...TELLS);
    await given()
      .when(payment('DISHONORED'))
      .thenEffects(...TELLS);
  });

  it('is nothing where a payment says neither', async () => {
    await given().when(payment('CREDIT_QUALIFIED')).thenIgnored();
  });
});
