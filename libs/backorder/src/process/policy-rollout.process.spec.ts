import type { IssuedCommand } from '#eventing';
import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { policyRollout } from './policy-rollout.process.js';

const { given } = processSpec(policyRollout);
const PLACE = { location: 'main', sku: 'LAMP' };
const event = (type: string, data: object) => ({ event: { type, data: { ...PLACE, ...data } } });
const issue = (command: string, payload: IssuedCommand['payload']) =>
  ({ kind: 'issue', command, payload }) as const;

describe('a policy', () => {
  it('goes to all queues when it is published or withdrawn', async () => {
    for (const type of ['Published', 'Withdrawn']) {
      await given()
        .when({ event: { type: `backorder.PriorityPolicy${type}`, data: {} } })
        .thenEffects(issue('backorder.GovernQueues', {}), { kind: 'complete' });
    }
  });

  it('goes to a queue that begins, and to one whose item is described anew', async () => {
    await given()
      .when(event('stock.LineSourced', { rank: 1 }))
      .thenEffects(issue('backorder.GovernQueue', PLACE), { kind: 'complete' });
    await given()
      .when(event('stock.ItemDescribed', { name: 'Lamp' }))
      .thenEffects(issue('backorder.GovernQueue', PLACE), { kind: 'complete' });
  });

  it('is not asked for by lines that join a queue, or that need none', async () => {
    await given()
      .when(event('stock.LineSourced', { rank: 2 }))
      .thenIgnored();
    await given()
      .when(event('stock.LineSourced', { rank: null }))
      .thenIgnored();
  });
});
