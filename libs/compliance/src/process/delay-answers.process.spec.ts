import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, it } from '@jest/globals';
import { delayAnswers } from './delay-answers.process.js';

const { given } = processSpec(delayAnswers);
const orderId = deterministicId('order');
const lineId = deterministicId('lamp');
const source = 'supply PO-17 is expected to cover it on 2026-09-30';
const discovered = {
  event: {
    type: 'ordering.DelayDiscovered',
    data: {
      orderId,
      discoveredAt: '2026-07-10T15:00:00.000Z',
      source,
      lines: [{ lineId, shipBy: '2026-07-31', projectedDate: '2026-09-30' }],
    },
  },
};
const answer = {
  kind: 'issue',
  command: 'compliance.AnswerDelay',
  payload: { orderId, source, lines: [{ lineId, projectedDate: '2026-09-30' }] },
} as const;

describe('a delay that was discovered', () => {
  it('is answered as it was known then', async () => {
    await given().when(discovered).thenEffects(answer);
  });

  it('is over with its answer, whatever that is', async () => {
    const is = (outcome: object) => ({ outcomeOf: 'compliance.AnswerDelay', is: outcome as never });
    await given(discovered)
      .when(is({ ok: { proposed: 1 } }))
      .thenEffects({ kind: 'complete' });
    await given(discovered)
      .when(is({ rejected: { code: 'NO_DELAY_RULE', message: 'none' } }))
      .thenEffects({ kind: 'complete' });
  });
});
