import { CommandRegistry } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import { GroupWaits } from './group-waits.js';

const since = '2026-07-10T15:00:00.000Z';
const meta = {
  ...{ commandId: 'c', correlationId: 'c', causationId: 'c' },
  ...{ actor: 'process:group_wait', tenant: 'main' },
};

function plan(groupWaitDays: number | null, instance = '00000000-0000-4000-8000-000000000000') {
  const registry = new CommandRegistry();
  const of = () => Promise.resolve({ policy: { groupWaitDays }, version: 1 });
  new GroupWaits({ of }).registerIn(registry);
  return registry.execute('ordering.PlanGroupWait', { instance, since }, meta);
}

describe('units of a ship group', () => {
  it('wait for others as long as the tenant says, or for ever', async () => {
    expect(await plan(10)).toEqual({ ok: { dueAt: '2026-07-20T15:00:00.000Z' } });
    expect(await plan(null)).toEqual({ ok: { dueAt: null } });
  });

  it('are not given up by two groups at the same moment', async () => {
    expect(await plan(1, '0000ea60-0000-4000-8000-000000000000')).toEqual({
      ok: { dueAt: '2026-07-11T15:01:00.000Z' },
    });
  });
});
