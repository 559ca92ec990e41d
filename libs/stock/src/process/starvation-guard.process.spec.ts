import type { PriorityPolicy } from '#backorder/contract';
import { processSpec } from '#eventing-testing';
import type { JsonObject } from '#eventing';
import { describe, it } from '@jest/globals';
import { PLACE } from '../testing/sku-commands.js';
import { byAge, guardedPolicy } from '../testing/sample-policies.js';
import { starvationGuard } from './starvation-guard.process.js';

const { given } = processSpec(starvationGuard);
const MARCH = '2026-03-01T05:00:00.000Z';
const asJson = (policy: PriorityPolicy): JsonObject => JSON.parse(JSON.stringify(policy)) as JsonObject;
const applied = (policy: PriorityPolicy) => ({
  event: { type: 'stock.PriorityPolicyApplied', data: { ...PLACE, policy: asJson(policy), waitingLines: 1 } },
});
const guarded = applied(guardedPolicy);
const RANG = { timer: 'guard' };
const outcome = (is: object) => ({ outcomeOf: 'stock.PromoteStarving', is }) as never;
const nobody = (lookAgainAt: string | null) =>
  outcome({ rejected: { code: 'NOBODY_STARVES', message: 'nobody', details: { ...PLACE, lookAgainAt } } });
const promote = { kind: 'issue', command: 'stock.PromoteStarving', payload: PLACE } as const;
const timer = { kind: 'timer', name: 'guard', dueAt: MARCH } as const;

describe('the guard of a queue', () => {
  it('looks who starves when its policy comes, until nobody does', async () => {
    await given().when(guarded).thenEffects(promote);
    await given(guarded)
      .when(outcome({ ok: null }))
      .thenEffects(promote);
  });

  it('looks again when the queue says so, and sets the timer anew', async () => {
    await given(guarded).when(nobody(MARCH)).thenEffects(timer);
    await given(guarded, nobody(MARCH)).when(RANG).thenEffects(promote);
  });

  it('rests where the policy has no guard any more', async () => {
    await given(guarded, nobody(MARCH), RANG)
      .when(nobody(null))
      .thenEffects({ kind: 'cancel-timer', name: 'guard' });
  });

  it('does not begin with a policy that has none', async () => {
    await given().when(applied(byAge)).thenIgnored();
  });
});
