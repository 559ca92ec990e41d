import type { IssuedCommand } from '#eventing';
import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { policyRollout } from './policy-rollout.process.js';

const { given } = processSpec(policyRollout);
const PLACE = { location: 'main', sku: 'LAMP' };
const meta = { at: '2026-01-05T15:00:00.000Z' };
const event = (type: string, data: object) => ({ event: { type, data: { ...PLACE, ...data } } });
const published = { event: { type: 'backorder.PriorityPolicyPublished', data: {}, meta } };
const issue = (command: string, payload: IssuedCommand['payload']) =>
  ({ kind: 'issue', command, payload }) as const;
const governed = (next: typeof PLACE | null) => ({
  outcomeOf: 'backorder.GovernQueues',
  is: { ok: { next } },
});
const round = issue('backorder.GovernQueues', { after: null });

describe('a policy', () => {
  it('goes to all queues when it is published or withdrawn, and once more when every node knows it', async () => {
    const again = { kind: 'timer', name: 'again', dueAt: '2026-01-05T15:00:03.000Z' } as const;
    for (const type of ['Published', 'Withdrawn']) {
      await given()
        .when({ event: { type: `backorder.PriorityPolicy${type}`, data: {}, meta } })
        .thenEffects(round, again);
    }
    await given(published, governed(null)).when({ timer: 'again' }).thenEffects(round);
    await given(published, governed(null), { timer: 'again' })
      .when(governed(null))
      .thenEffects({ kind: 'complete' });
  });

  it('goes to many queues in several steps', async () => {
    const next = issue('backorder.GovernQueues', { after: PLACE });
    await given(published).when(governed(PLACE)).thenEffects(next);
    await given(published, governed(PLACE)).when(governed(null)).thenEffects();
  });

  it('goes to a queue that begins, and to one whose item is described anew', async () => {
    for (const begun of [
      event('stock.LineSourced', { rank: 1 }),
      event('stock.ItemDescribed', { name: 'Lamp' }),
    ]) {
      await given().when(begun).thenEffects(issue('backorder.GovernQueue', PLACE), { kind: 'complete' });
    }
  });

  it('is not asked for by lines that join a queue, or that need none', async () => {
    for (const rank of [2, null]) {
      await given().when(event('stock.LineSourced', { rank })).thenIgnored();
    }
  });
});
