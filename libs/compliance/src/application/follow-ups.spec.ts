import { describe, expect, it } from '@jest/globals';
import type { DelayPolicy } from '../contract/index.js';
import { meta, policies, policy, ToldCommands } from '../testing/told-commands.js';
import { FollowUps } from './follow-ups.js';

function plan(set: DelayPolicy | null) {
  const { registry } = new ToldCommands();
  new FollowUps(policies(set)).registerIn(registry);
  return registry.execute('compliance.PlanFollowUp', { handedOverAt: '2026-07-10T15:00:00.000Z' }, meta);
}

const wanted: DelayPolicy = { ...policy, messages: ['FOLLOW_UP'] };

describe('a follow-up', () => {
  it.each([
    ['ten days after the handover', wanted, '2026-07-20T15:00:00.000Z'],
    ['as the policy says', { ...wanted, followUpDays: 3 }, '2026-07-13T15:00:00.000Z'],
    ['never where the policy does not want it', policy, null],
    ['never where there is no policy', null, null],
  ])('is due %s', async (_, set, dueAt) => {
    expect(await plan(set)).toEqual({ ok: { dueAt } });
  });
});
